namespace Lambda.Runtime.Tests.Fuzzing;

/// <remarks>The target of this project.</remarks>
public sealed partial class FuzzTests
{
    // Each request is sent in seven forms.
    private const int DefaultInputs = 2_000;

    /// <summary>The names of the targets. The class is <c>NameTarget</c>, and the corpus is in the folder <c>Name</c>.</summary>
    public static TheoryData<string> Targets => ["Http"];
}
