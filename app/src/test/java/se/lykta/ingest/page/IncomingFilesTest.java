package se.lykta.ingest.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IncomingFilesTest {
    @Test
    void standBesideTheDataAndElseInAFolderOfTheUsersOwn() {
        assertThat(IncomingFiles.usual(Optional.of(Path.of("/srv/lykta")))).isEqualTo(Path.of("/srv/lykta/incoming"));
        assertThat(IncomingFiles.usual(Optional.empty()).getFileName().toString())
                .endsWith(System.getProperty("user.name"));
    }
}
