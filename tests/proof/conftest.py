from tests.api.conftest import empty_database as empty_database
