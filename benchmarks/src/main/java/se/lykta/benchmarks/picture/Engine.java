package se.lykta.benchmarks.picture;

/// Something that stores the rows and answers questions on them.
interface Engine extends AutoCloseable {
    String name();

    /// Takes one row; called in order, before [#ready].
    void add(MadeUpIncident incident) throws Exception;

    /// All rows are there: build indexes, gather statistics.
    void ready() throws Exception;

    /// @return counts, of the question's answer length
    int[] answer(Question question) throws Exception;

    @Override
    void close() throws Exception;
}
