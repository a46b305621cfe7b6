namespace Lambda.Runtime.Tests.Json.Generated;

/// <summary>Tests that readers and writers that were generated when the tests were built give the same results as System.Text.Json.</summary>
/// <remarks>
/// Runtime.Generators.Tests do so for many more types, which are generated while they run. These tests take milliseconds, as mutation testing needs.
/// </remarks>
public sealed class JsonCaseTests
{
    public static TheoryData<string> Types => [.. JsonCases.All.Select(static row => row.Type.ToString())];

    [Theory]
    [MemberData(nameof(Types))]
    public void GeneratedCode_AgreesWithSystemTextJson(string type)
    {
        string? difference = JsonCases.All.Single(row => row.Type.ToString() == type).FindDifference();
        Assert.True(difference is null, difference);
    }
}
