"""Teams and the people in them."""

from fastapi import APIRouter

router = APIRouter()
