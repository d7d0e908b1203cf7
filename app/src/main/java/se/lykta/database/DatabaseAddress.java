package se.lykta.database;

/// Where is the database, and who are we there?
///
/// @param url JDBC address
/// @param owner owns the tables and runs the migrations, never used by a page
/// @param application reads and writes rows; not owner and not superuser, so that row-level security binds it
public record DatabaseAddress(String url, Login owner, Login application) {
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }
}
