using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Types without a form in JSON: each is an error.</summary>
public sealed class UnsupportedTypeTests
{
    /// <summary>Generated code cannot name the type.</summary>
    [Theory]
    [InlineData("new { A = 1 }", "'value' is of type '<anonymous type: int A>', which cannot be written as JSON: it is an anonymous type, which has no name in code; declare a record and use it instead: 'record Value(int A);'")]
    [InlineData("new { name = (string?)null, all = new[] { 1 } }", "'value' is of type '<anonymous type: string? name, int[] all>', which cannot be written as JSON: it is an anonymous type, which has no name in code; declare a record and use it instead: 'record Value(string? Name, int[] All);'")]
    [InlineData("new { A = new { B = 1 } }", "'value' is of type '<anonymous type: <anonymous type: int B> A>', which cannot be written as JSON: it is an anonymous type, which has no name in code; declare a record with these members, and another for the anonymous type in it, and use them instead")]
    [InlineData("Box(new { A = 1 })", "'Box' is of type 'Box<<anonymous type: int A>>', which cannot be written as JSON: it is made of an anonymous type, which has no name in code; a record has one")]
    [InlineData("System.Collections.Generic.KeyValuePair.Create(\"a\", new { A = 1 })", "'KeyValuePair' is of type 'System.Collections.Generic.KeyValuePair<string, <anonymous type: int A>>', which cannot be written as JSON: it is made of an anonymous type")]
    [InlineData("new[] { new { A = 1 } }", "'value[]' is of type '<anonymous type: int A>'")]
    [InlineData("new System.Collections.Generic.Dictionary<string, int> { [\"a\"] = 1 }.Select(pair => new { pair.Key })", "'IEnumerable[]' is of type '<anonymous type: string Key>'")]
    public void AnonymousTypeAtACall_IsAnError(string value, string message)
    {
        var generation = Generation.Run($"using System.Linq; public record Box<T>(int Count); internal static class F {{ static Box<T> Box<T>(T value) => new(1); [LambdaHandler] internal static string Run() => LambdaJson.Serialize({value}); }}");
        Diagnostic found = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal("LAMBDA020", found.Id);
        Assert.StartsWith(message, found.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken), static d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Generated code is outside of the class or file.</summary>
    [Theory]
    [InlineData("LambdaJson.Deserialize<Hidden>(\"\")", "'Hidden' is of type 'F.Hidden', which cannot be read from JSON: the program cannot access it, because 'Hidden' is private; make it internal or public")]
    [InlineData("LambdaJson.Serialize(new Hidden[1])", "'value' is of type 'F.Hidden[]', which cannot be written as JSON: the program cannot access it, because 'Hidden' is private; make it internal or public")]
    [InlineData("LambdaJson.Serialize(new Box<Hidden>(1))", "'Box' is of type 'Box<F.Hidden>', which cannot be written as JSON: the program cannot access it, because 'Hidden' is private")]
    [InlineData("LambdaJson.Serialize(new InFile(1))", "'InFile' is of type 'InFile', which cannot be written as JSON: the program cannot access it, because 'InFile' is local to its file; make it internal or public")]
    [InlineData("LambdaJson.Serialize(new System.Collections.Generic.List<InFile>())", "the program cannot access it, because 'InFile' is local to its file")]
    [InlineData("LambdaJson.Serialize(new Box<InFile>(1))", "the program cannot access it, because 'InFile' is local to its file")]
    public void TypeThatIsNotAccessible_IsAnError(string call, string message)
    {
        var generation = Generation.Run($"public record Box<T>(int Count); file record InFile(int A); internal static class F {{ private record Hidden(int A); [LambdaHandler] internal static object Run() => {call}!.GetHashCode(); }}");
        Diagnostic found = Assert.Single(generation.Result.Diagnostics);
        Assert.Equal("LAMBDA020", found.Id);
        Assert.Contains(message, found.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(generation.Output.GetDiagnostics(TestContext.Current.CancellationToken), static d => d.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>A type of .NET without public state is not supported, which is an error.</summary>
    [Theory]
    [InlineData("System.Lazy<int>")]
    [InlineData("System.Data.DataTable")]
    [InlineData("System.Numerics.BigInteger")]
    [InlineData("System.Numerics.Vector3")]
    [InlineData("System.Net.IPAddress")]
    [InlineData("System.Collections.BitArray")]
    [InlineData("System.Memory<int>")]
    [InlineData("System.Drawing.Point")]
    [InlineData("System.Text.RegularExpressions.Regex")]
    public void UnsupportedTypeOfThePlatform_IsAnError(string type)
    {
        var generation = Generation.Run($"internal static class F {{ [LambdaHandler] internal static void Run(R r) {{ }} internal record R({type} A); }}");
        Assert.Equal(["LAMBDA020"], generation.Result.Diagnostics.Select(static d => d.Id));
    }
}
