"""The same service as in the API's tests."""

from tests.api.conftest import empty_database, service, shop

__all__ = ["empty_database", "service", "shop"]
