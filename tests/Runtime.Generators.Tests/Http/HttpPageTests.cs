using System.Text.RegularExpressions;
using Lambda.Runtime.Generators.Tests.Batches;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests.Http;

/// <summary>The programs of docs/http.md compile, and respond to the requests after each as the page says.</summary>
public sealed partial class HttpPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.At("docs/http.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Programs => [.. Page.Split("```csharp\n").Skip(1)];

    [Theory]
    [MemberData(nameof(Programs))]
    public void EveryProgram_RespondsAsThePageSays(string text)
    {
        string code = text[..text.IndexOf("```", StringComparison.Ordinal)];
        using var function = CompiledFunction.Start(Generation.Of(code.Replace("using Lambda.Runtime;\n", "", StringComparison.Ordinal), packages: BatchFunction.Packages));
        MatchCollection exchanges = Exchange().Matches(text);
        Assert.NotEmpty(exchanges);
        foreach (Match exchange in exchanges)
            Assert.Equal(exchange.Groups["response"].Value.TrimEnd(), HttpExchange.Print(function.Invoke(HttpExchange.CreateEvent(exchange.Groups["request"].Value))).TrimEnd());
        foreach (Match invocation in Invocation().Matches(text))
            Assert.Equal(invocation.Groups["response"].Value, function.Invoke(invocation.Groups["event"].Value).Body);
    }

    /// <summary>A project of the Web SDK has global usings of namespaces with the same names.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void AliasesOfThePage_TellNamesOfAspNetCoreApart(bool hasAliases)
    {
        string[] aliases = [.. Alias().Matches(Page).Select(static match => match.Groups["line"].Value)];
        Assert.Equal(2, aliases.Length);
        var generation = Generation.Run($$"""
            global using Microsoft.AspNetCore.Http;
            {{(hasAliases ? string.Join('\n', aliases) : "")}}
            using Lambda.Runtime.Http;
            namespace Microsoft.AspNetCore.Http
            {
                public static class TypedResults { }
                public static class Results { }
                public sealed class AsParametersAttribute : System.Attribute { }
            }
            namespace Shop
            {
                public record Paging(int Page = 1);
                public static class Functions
                {
                    [LambdaRoute("GET /orders")] public static Results<Ok<Paging>, NotFound> List([AsParameters] Paging paging) => TypedResults.Ok(paging);
                }
            }
            """);
        IEnumerable<Diagnostic> errors = generation.Output.GetDiagnostics(TestContext.Current.CancellationToken).Where(static found => found.Severity == DiagnosticSeverity.Error);
        Assert.Equal(hasAliases ? [] : ["CS0104", "CS0104"], errors.Select(static error => error.Id));
    }

    [GeneratedRegex(@"^```http\n(?<request>.*?)\n\n(?<response>HTTP/1\.1 .*?)```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Exchange();

    [GeneratedRegex("`(?<line>global using [^`]*;)`")]
    private static partial Regex Alias();

    [GeneratedRegex(@"^```json event\n(?<event>.*?)```\n\n```json response\n(?<response>.*?)\n```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Invocation();
}
