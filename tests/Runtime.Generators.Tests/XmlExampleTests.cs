using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The examples in the documentation comments of the two packages: each compiles without a warning, with the generated code.</summary>
public sealed partial class XmlExampleTests
{
    /// <summary>What the examples use without a declaration.</summary>
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.IO;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Text.Json;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        using Lambda.Runtime.Events;
        using Lambda.Runtime.Http;
        using Lambda.Runtime.Testing;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        """;

    private const string Declarations = """

        public record Order(string Id, int Count);
        public interface IStore { Task ConnectAsync(); Task SaveAsync(Order order); }
        public sealed class Store : IStore { public Task ConnectAsync() => Task.CompletedTask; public Task SaveAsync(Order order) => Task.CompletedTask; }
        public sealed class Basket { private int _count; public int Add(Order order) => _count += order.Count; }

        """;

    private const string OtherHandler = "public static class OtherFunctions { [LambdaHandler] public static void Other() { } }";

    /// <summary>The package of tests, of which only the assembly is needed: its references are not those of a function.</summary>
    private static readonly MetadataReference[] Packages =
    [
        MetadataReference.CreateFromFile(typeof(ILogger).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(Events.DynamoDbEvent).Assembly.Location),
        MetadataReference.CreateFromFile(Path.Combine(BuildFolder, "..", "..", "Runtime.Testing", Path.GetFileName(BuildFolder), "Lambda.Runtime.Testing.dll")),
    ];

    /// <summary>The folder of this program, whose name is the configuration.</summary>
    private static string BuildFolder => AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);

    /// <summary>The member with the example, and the example.</summary>
    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (string folder in new[] { "src/Runtime", "src/Runtime.Events", "src/Runtime.Testing" })
            {
                foreach (string file in Directory.EnumerateFiles(Repository.At(folder), "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                {
                    foreach (Match match in Example().Matches(File.ReadAllText(file).ReplaceLineEndings("\n")))
                    {
                        string xml = Slashes().Replace(match.Groups["xml"].Value, "");
                        examples.Add($"{Path.GetFileNameWithoutExtension(file)}: {match.Groups["member"].Value}", XElement.Parse(xml).Element("code")!.Value.Trim('\n'));
                    }
                }
            }

            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Example_Compiles(string member, string code)
    {
        Assert.NotEqual("", member);
        Generation.Of(Program(code), packages: Packages);
    }

    /// <summary>The members that people use most have one.</summary>
    [Fact]
    public void MostUsedMembers_HaveAnExample()
    {
        string[] found = [.. Examples.Select(static row => row.Data.Item1)];
        Assert.Equal(
            [],
            new[]
            {
                "class LambdaHandlerAttribute", "class LambdaContext", "RemainingTime", "Logger", "class FromServicesAttribute", "class LambdaStartupAttribute",
                "class LambdaShutdownAttribute", "interface ILambdaMiddleware", "class LambdaMiddlewareAttribute", "class MapExceptionAttribute", "class LambdaErrorTypeAttribute",
                "class Invocation", "Deserialize", "Serialize", "class LambdaJsonAttribute", "class LambdaJsonTypeAttribute", "class LambdaJsonTypeOptionsAttribute",
                "class LambdaResponseStream", "WritePrelude", "AddLambdaLogging", "Run", "StartAsync", "Sqs", "HttpApi",
                "class HttpInvocation", "class TypedResults", "class LambdaTracing", "class HttpResponsePrelude", "class AwsSigner", "class AwsConfiguration",
                "class LambdaServiceEmulator", "class LambdaQueues", "class LambdaQueue", "class LambdaStream", "class InvocationOutcome", "class TestLambdaContext",
            }.Where(name => !found.Any(member => Regex.IsMatch(member, $@"\b{name}\b"))));
    }

    [Fact]
    public void EveryAttribute_HasAnExample()
    {
        string[] found = [.. Examples.Select(static row => row.Data.Item1)];
        string[] attributes =
        [
            .. Directory.EnumerateFiles(Repository.At("src/Runtime"), "*Attribute*.cs", SearchOption.AllDirectories)
                .Select(static file => Attribute().Match(File.ReadAllText(file))).Where(static match => match.Success).Select(static match => match.Value),
        ];

        Assert.True(attributes.Length > 30, $"found {attributes.Length} attributes");
        Assert.Equal([], attributes.Where(name => !found.Any(member => member.Contains(name, StringComparison.Ordinal))).Order(StringComparer.Ordinal));
    }

    /// <summary>Completes an example to a program: statements are a Main, methods are members of a class.</summary>
    private static string Program(string code)
    {
        bool isStatements = Regex.IsMatch(code, @"^(await|var|Console\.)");
        bool isType = Regex.IsMatch(code, @"^(\[assembly|public (sealed |static )?(class|record)|internal static class)", RegexOptions.Multiline);
        string program = isStatements || isType ? code : $"public static class Functions\n{{\n{code}\n}}";
        string main = isStatements && !code.Contains("LambdaHost.Run", StringComparison.Ordinal) ? "#pragma warning disable LAMBDA012\n" : "";
        return main + Usings + program + Declarations + (code.Contains("[LambdaHandler", StringComparison.Ordinal) ? "" : OtherHandler);
    }

    [GeneratedRegex(@"(?<xml>[ ]*/// <example>\n(?:[ ]*///.*\n)*?[ ]*/// </example>\n)(?:[ ]*(?:///|\[|#).*\n)*[ ]*(?<member>.*)")]
    private static partial Regex Example();

    [GeneratedRegex(@"(?<=^public sealed )class \w+Attribute\b", RegexOptions.Multiline)]
    private static partial Regex Attribute();

    [GeneratedRegex("^ */// ?", RegexOptions.Multiline)]
    private static partial Regex Slashes();
}
