using System.Text.Json.Nodes;
using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Templates;

/// <summary>A value of <c>--kind</c>.</summary>
/// <param name="Name">The value.</param>
/// <param name="Event">The name of the saved event.</param>
/// <param name="Response">The response to it.</param>
/// <param name="Source">What the saved event is equal to; <see langword="null"/> for an event that no service sends.</param>
internal sealed record TemplateKind(string Name, string Event, string Response, JsonObject? Source = null)
{
    public static TemplateKind[] All { get; } =
    [
        new("empty", "person", """{"message":"Hello, World!"}"""),
        new(
            "http",
            "add-order",
            """{"statusCode":201,"headers":{"content-type":"application/json","location":"/orders/2"},"body":"{\"id\":2,\"article\":\"pot\",\"count\":1}"}""",
            LambdaEvents.FunctionUrl("POST", "/orders", """{"article":"pot","count":1}""")),
        new("queue", "order", """{"batchItemFailures":[]}""", LambdaEvents.SqsFrom("orders", """{"id":"A-1","count":2}""")),
        new("stream", "reading", """{"batchItemFailures":[]}""", LambdaEvents.Kinesis("readings", ("roof", """{"sensor":"roof","temperature":21.5}"""))),
        new("schedule", "schedule", "null", LambdaEvents.Schedule("clean-up")),
        new("s3", "upload", "null", LambdaEvents.S3("uploads", "a photo.jpg")),
        new("streaming", "start", "{\"left\":3}\n{\"left\":2}\n{\"left\":1}\n"),
    ];

    public static TheoryData<string> Names { get; } = [.. All.Select(static kind => kind.Name)];

    public static TemplateKind Get(string name) => All.Single(kind => kind.Name == name);

    /// <summary>Returns the sorted files of a new project.</summary>
    public IEnumerable<string> Files(string project) => FunctionFiles(project).Append(".gitignore").Order(StringComparer.Ordinal);

    /// <summary>Returns the sorted files of a new project with <c>--tests</c>.</summary>
    public IEnumerable<string> FilesWithTests(string project) => FunctionFiles(project).Select(file => $"src/{project}/{file}").Concat(
    [
        ".gitignore",
        $"{project}.slnx",
        $"tests/{project}.Tests/FunctionsTests.cs",
        $"tests/{project}.Tests/{project}.Tests.csproj",
    ]).Order(StringComparer.Ordinal);

    private string[] FunctionFiles(string project) => ["Functions.cs", $"{project}.csproj", "Properties/launchSettings.json", $"events/{Event}.json"];
}
