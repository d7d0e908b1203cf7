package se.lykta.benchmarks.picture;

import java.sql.Connection;
import java.sql.SQLException;

/// Runs a question's SQL and puts the counts in their places.
final class JdbcAnswer {
    private JdbcAnswer() {}

    static int[] of(Connection connection, String sql, int length) throws SQLException {
        var answer = new int[length];
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answer[rows.getInt(1)] = rows.getInt(2);
            }
        }
        return answer;
    }
}
