using Lambda.Runtime.Tests.Fuzzing;

namespace Lambda.Runtime.Mutation;

/// <summary>Runs the corpus of each fuzz target, and the same changed inputs in each run.</summary>
public sealed class SeededInputTests
{
    private const int Inputs = 200;

    public static TheoryData<string> Targets => ["Response", "Chunks", "Headers", "StatusLine", "Address", "Json"];

    [Theory]
    [MemberData(nameof(Targets))]
    public void CorpusAndChangedInputs_SatisfyProperties(string target)
    {
        Action<byte[]> run = target switch
        {
            "Response" => ResponseTarget.Run,
            "Chunks" => ChunksTarget.Run,
            "Headers" => HeadersTarget.Run,
            "StatusLine" => StatusLineTarget.Run,
            "Address" => AddressTarget.Run,
            _ => JsonTarget.Run,
        };
        byte[][] corpus = [.. Corpus.Read(target).Select(static file => file.Input)];
        var random = new Random(1);
        var mutation = new Tests.Fuzzing.Mutation(random);
        foreach (byte[] input in corpus)
            run(input);
        for (int i = 0; i < Inputs; i++)
            run(mutation.Mutate(corpus[random.Next(corpus.Length)], corpus[random.Next(corpus.Length)]));
    }
}
