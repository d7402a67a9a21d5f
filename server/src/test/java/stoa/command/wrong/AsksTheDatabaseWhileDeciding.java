package stoa.command.wrong;

import javax.sql.DataSource;

record AsksTheDatabaseWhileDeciding(DataSource source) {}
