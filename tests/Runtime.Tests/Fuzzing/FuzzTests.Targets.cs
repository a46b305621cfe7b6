namespace Lambda.Runtime.Tests.Fuzzing;

/// <remarks>The targets of this project.</remarks>
public sealed partial class FuzzTests
{
    private const int DefaultInputs = 10_000;

    /// <summary>The names of the targets. The class is <c>NameTarget</c>, and the corpus is in the folder <c>Name</c>.</summary>
    public static TheoryData<string> Targets => ["Response", "Chunks", "Headers", "StatusLine", "Address", "Json"];
}
