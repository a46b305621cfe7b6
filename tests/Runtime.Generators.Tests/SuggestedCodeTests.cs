using System.Text.RegularExpressions;
using Lambda.Runtime.Generators.Analysis;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Code that a message suggests, typed as it is in the message, removes the diagnostic and causes no other.</summary>
public sealed class SuggestedCodeTests
{
    private const string Usings =
        "using System; using System.Collections.Generic; using System.Runtime.Serialization; using System.Text.Json.Serialization; using System.Threading.Tasks; ";
    private const string DependencyInjection = "using Microsoft.Extensions.DependencyInjection; ";
    private const string Service = "interface IClock; static class F { [LambdaHandler] public static void Run([FromServices] IClock clock) { } } ";
    private const string Startup = "static class F { [LambdaHandler] public static void Run() { } } [LambdaStartup] class S { $ }";
    private const string TwoNames = "static class F { [LambdaHandler] public static void Run() { } } static class G { $ public static void Run() { } }";
    private const string Property = "class R { $ public int Id { get; set; } } static class F { [LambdaHandler] public static void Run(R e) { } }";
    private const string Parameter = "record R($ int Id); static class F { [LambdaHandler] public static void Run(R e) { } }";
    private const string ReadOnly = "class R { $ public int Id { get; private set; } } static class F { [LambdaHandler] public static void Run(R e) { } }";
    private const string ReadOnlyCollection = "class R { $ public List<int> Ids { get; } = []; } static class F { [LambdaHandler] public static void Run(R e) { } }";
    private const string Enum = "$ enum E { @ A } static class F { [LambdaHandler] public static void Run(E e) { } }";
    private const string Nested =
        "static class F { [LambdaHandler] public static Outer.R Run() => null!; } class Outer { $ public abstract class R; public class Sub : R { public int Id { get; set; } } }";
    private const string Written = "static class F { [LambdaHandler] public static string Run(int n) => LambdaJson.Serialize($); }";
    private const string Helper = "public record Order(int Id); static class F { public static string Json$ => @; [LambdaHandler] public static string Run(Order value) => ";
    private const string Dynamic =
        "public record Order(int Id); static class F { [LambdaHandler] public static string Run(Order value) => Write(value); static string Write(dynamic value) => $; }";
    private const string Delegate = "static class C { public static System.Func<string, Order?> Read => $; [LambdaHandler] public static void Run() { } } record Order(int Id);";

    /// <summary>
    /// The diagnostic, the source that has it, and the corrected source, in which &lt;0&gt;, &lt;1&gt; and so on are the suggestions of the message: the code in quotes
    /// with parentheses or a semicolon, attributes with arguments, and calls after a lambda's arrow.
    /// </summary>
    public static TheoryData<string, string, string> Suggestions => new()
    {
        { "LAMBDA016", Service, "<1> " + Service + "[LambdaStartup] class S { <0> { } }" },
        { "LAMBDA017", With(Startup, ""), DependencyInjection + Service + "[LambdaStartup] class S { <0> { } }" },
        { "LAMBDA017", With(Startup, ""), Usings + With(Startup, "<1> => Task.CompletedTask;") },
        { "LAMBDA011", With(TwoNames, "[LambdaHandler]"), With(TwoNames, "<0>") },
        { "LAMBDA049", Usings + With(ReadOnly, ""), Usings + With(ReadOnly, "<0>") },
        { "LAMBDA050", Usings + With(ReadOnlyCollection, ""), Usings + With(ReadOnlyCollection, "<0>") },
        { "LAMBDA053", Usings + With(Property, "[DataMember(Name = \"the id\")]"), Usings + With(Property, "<0> [DataMember(Name = \"the id\")]") },
        { "LAMBDA053", Usings + With(Property, "[DataMember(Name = \"a\\\"\\\\b\")]"), Usings + With(Property, "<0> [DataMember(Name = \"a\\\"\\\\b\")]") },
        { "LAMBDA053", Usings + With(Parameter, "[property: DataMember(Name = \"the id\")]"), Usings + With(Parameter, "<0> [property: DataMember(Name = \"the id\")]") },
        { "LAMBDA054", Usings + With(Property, "[IgnoreDataMember]"), Usings + With(Property, "<0> [IgnoreDataMember]") },
        { "LAMBDA054", Usings + With(Parameter, "[property: IgnoreDataMember]"), Usings + With(Parameter, "<0> [property: IgnoreDataMember]") },
        { "LAMBDA056", Usings + With(Enum, "", "[EnumMember(Value = \"the a\")]"), Usings + With(Enum, "<1>", "<0> [EnumMember(Value = \"the a\")]") },
        { "LAMBDA056", Usings + With(Enum, "", "[EnumMember(Value = \"a\\\"b\")]"), Usings + With(Enum, "<1>", "<0> [EnumMember(Value = \"a\\\"b\")]") },
        { "LAMBDA064", Usings + With(Nested, ""), Usings + With(Nested, "<0>") },
        { "LAMBDA020", With(Written, "new { n }"), With(Written, "new Value(n)") + " <0>" },
        { "LAMBDA027", With(Helper, "<T>(T value)", "LambdaJson.Serialize(value)") + "Json(value); }", With(Helper, "(string json)", "json") + "Json(<0>); }" },
        { "LAMBDA027", With(Dynamic, "LambdaJson.Serialize(value)"), With(Dynamic, "<0>") },
        { "LAMBDA070", With(Delegate, "LambdaJson.Deserialize<Order>"), With(Delegate, "<0>") },
    };

    [Theory]
    [MemberData(nameof(Suggestions))]
    public void SuggestionAsItIsInTheMessage_Compiles(string id, string source, string corrected)
    {
        Diagnostic[] reported = [.. Generation.Run(source).Result.Diagnostics.Where(diagnostic => diagnostic.Id == id)];
        Assert.NotEmpty(reported);
        _ = Generation.Of(Fill(corrected, reported[0]));
    }

    /// <summary>LAMBDA012, with the entry points that a program may have.</summary>
    [Theory]
    [InlineData("Console.WriteLine(); $", "Console.WriteLine(); <0>")]
    [InlineData("static class Program { static void Main() { } }", "static class Program { static int Main() { <0> } }")]
    [InlineData("static class Program { static async Task Main() { await Task.Yield(); } }", "static class Program { static async Task<int> Main() { await Task.Yield(); <0> } }")]
    public void EntryPointAsItIsInTheMessage_Compiles(string main, string corrected)
    {
        const string Handler = " static class F { [LambdaHandler] public static void Run() { } }";
        const string System = "using System; using System.Threading.Tasks; ";
        Diagnostic diagnostic = Assert.Single(Analysis.Run(new EntryPointAnalyzer(), Generation.Run(System + With(main, "") + Handler)));
        Assert.Contains("a Main returns int or Task<int>", diagnostic.Text(), StringComparison.Ordinal);
        Assert.Empty(Analysis.Run(new EntryPointAnalyzer(), Generation.Of(System + Fill(corrected, diagnostic) + Handler)));
    }

    private static string With(string source, string text, string other = "") =>
        source.Replace("$", text, StringComparison.Ordinal).Replace("@", other, StringComparison.Ordinal);

    private static string Fill(string corrected, Diagnostic diagnostic)
    {
        string message = diagnostic.Text();
        string advice = message[message.IndexOf("; ", StringComparison.Ordinal)..];
        MatchCollection found = Regex.Matches(advice, @"(?<=')[^']*[(;][^']*(?=')|\[[^\]]*\([^\]]*\)\]|\w+ => .*\)");
        Assert.NotEmpty(found);
        for (int i = 0; i < found.Count; i++)
            corrected = corrected.Replace($"<{i}>", found[i].Value, StringComparison.Ordinal);
        return corrected;
    }
}
