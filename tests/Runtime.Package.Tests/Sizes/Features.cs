namespace Lambda.Runtime.Package.Tests.Sizes;

/// <summary>The functions whose binaries are measured.</summary>
internal static class Features
{
    /// <summary>The function in the README, which the others are compared with.</summary>
    public const string Hello = "hello";

    /// <summary>A function that gets its event as bytes and returns one of them.</summary>
    public const string Bytes = "bytes, instead of JSON";

    /// <summary>A function with a type of AWS's events.</summary>
    public const string QueueEvent = "`SqsEvent<T>`";

    /// <summary>A function with a handler of single messages.</summary>
    public const string QueueHandler = "`[SqsHandler]`";

    /// <summary>A function with a type of AWS's events.</summary>
    public const string HttpEvent = "`HttpApiRequest`";

    /// <summary>A function with a type of AWS's events.</summary>
    public const string TableEvent = "`DynamoDbEvent<TItem>`";

    /// <summary>A function with a few routes.</summary>
    public const string Routes = "three routes with `[LambdaRoute]`, JSON bodies and `TypedResults`";

    /// <summary>A function with some more routes than that one.</summary>
    public const string MoreRoutes = "thirteen such routes";

    private const string Usings = """
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;
        using System.Text.Json.Serialization;
        using Lambda.Runtime;
        using Lambda.Runtime.Events;
        using Lambda.Runtime.Http;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Logging;

        public record Person(string Name);
        public record Greeting(string Message);

        """;

    private const string Handler = "[LambdaHandler] public static Greeting Hello(Person person) => new($\"Hello, {person.Name}!\");";

    /// <summary>Each is the hello function with one more feature, or with a variation.</summary>
    public static IReadOnlyList<Feature> Priced { get; } =
    [
        Create(Hello, $"public static class F {{ {Handler} }}"),
        Create(
            "an awaited `Task`",
            "public static class F { [LambdaHandler] public static async Task<Greeting> Hello(Person person) { await Task.Yield(); return new($\"Hello, {person.Name}!\"); } }"),
        Create("`LambdaContext`", "public static class F { [LambdaHandler] public static Greeting Hello(Person person, LambdaContext context) => new(context.AwsRequestId); }"),
        Create("`CancellationToken`", "public static class F { [LambdaHandler] public static Greeting Hello(Person person, CancellationToken token) => new($\"{person.Name}{token.IsCancellationRequested}\"); }"),
        Create(
            Bytes,
            "public static class F { [LambdaHandler] public static ReadOnlyMemory<byte> Hello(ReadOnlyMemory<byte> bytes) => bytes[..1]; }"),
        Create("`Stream`, instead of JSON", "public static class F { [LambdaHandler] public static Stream Hello(Stream stream) => stream; }"),
        Create("`Payload.Text`", "public static class F { [LambdaHandler(Payload = Payload.Text)] public static string Hello(string text) => text; }"),
        Create(
            "`TextReader` and `TextWriter`",
            "public static class F { [LambdaHandler] public static void Hello(TextReader reader, TextWriter writer) => writer.Write(reader.ReadToEnd()); }"),
        Create("`Payload.Console`", "public static class F { [LambdaHandler(Payload = Payload.Console)] public static void Hello() => Console.Write(Console.In.ReadToEnd()); }"),
        Create("`JsonElement`", "public static class F { [LambdaHandler] public static JsonElement Hello(JsonElement json) => json; }"),
        Create("`JsonNode`", "public static class F { [LambdaHandler] public static JsonNode? Hello(JsonNode? json) => json; }"),
        Create("`RawJson`", "public static class F { [LambdaHandler] public static RawJson Hello(RawJson json) => json; }"),
        Create(
            QueueEvent,
            "public static class F { [LambdaHandler] public static void Hello(SqsEvent<Person> batch) { foreach (SqsMessage<Person> message in batch.Records) if (message.Body is null) throw new ArgumentException(message.MessageId); } }"),
        Create(
            QueueHandler,
            "public static class F { [SqsHandler] public static void Hello(Person person) { if (person.Name.Length == 0) throw new ArgumentException(\"empty\"); } }"),
        Create("`[SqsHandler]` with an awaited `Task`", "public static class F { [SqsHandler] public static async Task Hello(Person person) { await Task.Yield(); if (person.Name.Length == 0) throw new ArgumentException(\"empty\"); } }"),
        Create("`[SqsHandler]` with `MaxConcurrency`", "public static class F { [SqsHandler(MaxConcurrency = 8)] public static async Task Hello(Person person) { await Task.Yield(); if (person.Name.Length == 0) throw new ArgumentException(\"empty\"); } }"),
        Create(HttpEvent, "public static class F { [LambdaHandler] public static Greeting Hello(HttpApiRequest request) => new($\"Hello, {request.RawPath}!\"); }"),
        Create(Routes, RoutesOf("Orders")),
        Create(
            MoreRoutes,
            RoutesOf("Orders", "Clients", "Invoices", "Shipments")
            + " public static class More { [LambdaRoute(\"POST /orders/{id}\")] public static Stored Confirm(int id) => new(\"a-1\", id); }"),
        CreateRoutes("three such routes with `[assembly: LambdaCors]`", "LambdaCors(\"https://app.example\")"),
        CreateRoutes("three such routes with `ETags` of `LambdaHttp`", "LambdaHttp(ETags = true)"),
        CreateRoutes("three such routes with `Compression` of `LambdaHttp`", "LambdaHttp(Compression = true)"),
        Create(
            TableEvent,
            "public static class F { [LambdaHandler] public static void Hello(DynamoDbEvent<Person> changes) { foreach (DynamoDbRecord<Person> record in changes.Records) if (record.DynamoDb is null) throw new ArgumentException(record.EventId); } }"),
        Create(
            "`LambdaResponseStream`",
            "public static class F { [LambdaHandler] public static void Hello(Person person, LambdaResponseStream stream) => stream.Write(Encoding.UTF8.GetBytes(person.Name)); }"),
        Create("`LambdaResponseStream` with `HttpResponsePrelude`", "public static class F { [LambdaHandler] public static void Hello(Person person, LambdaResponseStream stream) { stream.WritePrelude(new() { Headers = { [\"a\"] = \"b\" } }); stream.Write(Encoding.UTF8.GetBytes(person.Name)); } }"),
        Create(
            "`IAsyncEnumerable<T>`",
            "public static class F { [LambdaHandler] public static async IAsyncEnumerable<Greeting> Hello(Person person) { await Task.Yield(); yield return new(person.Name); } }"),
        Create("an instance class", $"public sealed class F {{ {Handler.Replace("static ", "", StringComparison.Ordinal)} }}"),
        Create("`[LambdaShutdown]`", $"public static class F {{ {Handler} [LambdaShutdown] public static void End() {{ }} }}"),
        Create("`[MapException<T>]`", $"public static class F {{ [MapException<FormatException>(\"BadName\")] {Handler} }}"),
        Create("`[LambdaMiddleware<T>]`", $"public sealed class M : ILambdaMiddleware {{ public ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) => next(invocation); }} public static class F {{ [LambdaMiddleware<M>] {Handler} }}"),
        Create("`LambdaTracing` without a listener", $"public static class F {{ [LambdaMiddleware<LambdaTracing>] {Handler} }}"),
        Create("a service in a constructor", "[LambdaStartup] static class S { public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<Clock>(); } public sealed class Clock { public int Now => 1; } public sealed class F(Clock clock) { [LambdaHandler] public Greeting Hello(Person person) => new($\"{person.Name} {clock.Now}\"); }"),
        Create("a scoped service", "[LambdaStartup] static class S { public static void ConfigureServices(IServiceCollection services) => services.AddScoped<Clock>(); } public sealed class Clock { public int Now => 1; } public static class F { [LambdaHandler] public static Greeting Hello(Person person, [FromServices] Clock clock) => new($\"{person.Name} {clock.Now}\"); }"),
        Create("`LambdaContext.Logger`", "public static class F { [LambdaHandler] public static Greeting Hello(Person person, LambdaContext context) { context.Logger.LogInformation(\"greets {Name}\", person.Name); return new($\"Hello, {person.Name}!\"); } }"),
        Create("`AddLambdaLogging` and an `ILogger<T>`", "[LambdaStartup] static class S { public static void ConfigureServices(IServiceCollection services) => services.AddLambdaLogging(); } public sealed class F(ILogger<F> logger) { [LambdaHandler] public Greeting Hello(Person person) { logger.LogInformation(\"greets {Name}\", person.Name); return new($\"Hello, {person.Name}!\"); } }"),
        Create("`AwsConfiguration`", "public static class F { [LambdaHandler] public static Greeting Hello(Person person) => new(AwsConfiguration.GetSecret(person.Name)); }"),
        Create("an `HttpClient`", "public static class F { static readonly HttpClient Client = new(); [LambdaHandler] public static async Task<Greeting> Hello(Person person) => new(await Client.GetStringAsync(person.Name)); }"),
        Create("an `HttpClient` with `AwsSigner`", "public static class F { static readonly HttpClient Client = new(new AwsSigner(\"lambda\")); [LambdaHandler] public static async Task<Greeting> Hello(Person person) => new(await Client.GetStringAsync(person.Name)); }"),
        Create("a `JsonConverter`", "[JsonConverter(typeof(C))] public readonly record struct Name(string Text); public sealed class C : JsonConverter<Name> { public override Name Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) => new(reader.GetString()!); public override void Write(Utf8JsonWriter writer, Name value, JsonSerializerOptions options) => writer.WriteStringValue(value.Text); } public static class F { [LambdaHandler] public static Name Hello(Name name) => name; }"),
    ];

    /// <summary>The functions whose sizes are in the baseline, with their names there.</summary>
    public static IReadOnlyList<(string Name, Feature Function)> Canonical { get; } =
    [
        (Hello, Priced[0]),
        ("typed events", new("samples/Orders", File.ReadAllText(Repository.At("samples/Orders/Functions.cs")))),
        ("services", WithName("a service in a constructor")),
        ("streaming", WithName("`LambdaResponseStream`")),
        ("logging", WithName("`AddLambdaLogging` and an `ILogger<T>`")),
    ];

    /// <summary>The functions that have a budget or a baseline, which every run of the tests measures.</summary>
    public static IReadOnlyList<Feature> OfEveryRun { get; } =
    [
        .. new[] { Bytes, QueueEvent, QueueHandler, HttpEvent, TableEvent, Routes, MoreRoutes }.Select(WithName)
            .Concat(Canonical.Select(static canonical => canonical.Function)),
    ];

    /// <summary>All functions, each once.</summary>
    public static IReadOnlyList<Feature> All { get; } = [.. Priced.Union(Canonical.Select(static canonical => canonical.Function))];

    /// <summary>The function with this name in the table in docs.</summary>
    public static Feature WithName(string name) => Priced.Single(feature => feature.Name == name);

    private static Feature Create(string name, string handler) => new(name, Usings + handler);

    /// <summary>A function with a few routes, and an attribute of the assembly.</summary>
    private static Feature CreateRoutes(string name, string attribute) =>
        new(name, Usings.Replace("public record Person", $"[assembly: {attribute}]\npublic record Person", StringComparison.Ordinal) + RoutesOf("Orders"));

    /// <summary>Three routes for each name, with their own type.</summary>
    private static string RoutesOf(params string[] names) => "public record Stored(string Id, int Count);" + string.Concat(names.Select(static name => $$"""
        public static class {{name}}
        {
            [LambdaRoute("GET /{{name}}/{id}")]
            public static Results<Ok<Stored>, NotFound> Get(int id) => id == 0 ? TypedResults.NotFound() : TypedResults.Ok(new Stored($"{{name}} {id}", 7));

            [LambdaRoute("POST /{{name}}")]
            public static Created<Stored> Add(Stored stored) => TypedResults.Created($"/{{name}}/{stored.Id}", stored);

            [LambdaRoute("PUT /{{name}}/{id}")]
            public static Stored Change(int id, Stored stored) => stored with { Count = id };
        }
        """));
}

/// <summary>A function whose binary is measured.</summary>
/// <param name="Name">Its name in the table in docs.</param>
/// <param name="Source">The whole of its source file.</param>
internal sealed record Feature(string Name, string Source);
