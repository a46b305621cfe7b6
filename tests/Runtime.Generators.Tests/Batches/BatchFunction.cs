using System.Text;
using Lambda.Runtime.Events;
using Microsoft.CodeAnalysis;

namespace Lambda.Runtime.Generators.Tests.Batches;

/// <summary>Programs with a handler of single records, which notes what it handles, and throws for what begins with "bad".</summary>
internal static class BatchFunction
{
    /// <summary>The start of each program, up to its handler.</summary>
    public const string Program = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Lambda.Runtime.Events;

        public record Order(string Id, int Price = 0);

        public static class Functions
        {
            public static readonly List<string> Handled = new();

            private static void Note(string text)
            {
                lock (Handled)
                    Handled.Add(text);
                if (text.StartsWith("bad"))
                    throw new InvalidOperationException($"cannot handle {text}");
            }


        """;

    /// <summary>What a program references besides the library.</summary>
    public static readonly MetadataReference[] Packages = [MetadataReference.CreateFromFile(typeof(SqsEvent).Assembly.Location)];

    /// <summary>Compiles and starts a program.</summary>
    /// <param name="attribute">The name of the attribute.</param>
    /// <param name="method">The handler, and what it needs before it.</param>
    /// <param name="options">The options of the attribute.</param>
    /// <param name="variables">Environment variables.</param>
    public static CompiledFunction Start(string attribute, string method, string options, params (string Name, string Value)[] variables)
    {
        int at = method.LastIndexOf("public static", StringComparison.Ordinal);
        string source = $$"""{{Program}} {{method[..at]}} [{{attribute}}{{(options.Length == 0 ? "" : $"({options})")}}] {{method[at..]}} }""";
        return CompiledFunction.Start(Generation.Of(source, packages: Packages), variables: variables);
    }

    /// <summary>What the handler has noted.</summary>
    public static List<string> Handled(CompiledFunction function) =>
        (List<string>)function.Assembly.GetType("Functions", throwOnError: true)!.GetField("Handled")!.GetValue(null)!;

    /// <summary>Sends a batch, and returns the response.</summary>
    public static string Invoke(CompiledFunction function, string json, TimeSpan remaining) => function.Post(Encoding.UTF8.GetBytes(json), remaining).Text;

    /// <summary>The response that reports these records.</summary>
    public static string Failed(params string[] ids) =>
        $$"""{"batchItemFailures":[{{string.Join(",", ids.Select(static id => $$"""{"itemIdentifier":"{{id}}"}"""))}}]}""";
}
