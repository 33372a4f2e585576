from tests.api.conftest import empty_database as empty_database
from tests.api.conftest import service as service
