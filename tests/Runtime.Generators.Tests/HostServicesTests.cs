using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>What functions register with packages that the runtime does not reference: filters and providers of loggers, options, hosted services.</summary>
public sealed class HostServicesTests
{
    private static readonly MetadataReference[] Packages =
        [.. new[] { typeof(ILogger), typeof(LoggerFactory), typeof(IStartupValidator), typeof(IHttpClientFactory), typeof(IHostedService) }
            .Select(static type => MetadataReference.CreateFromFile(type.Assembly.Location))];

    private const string Usings = CallLog.Usings + """
        public sealed class Kept(List<string> lines) : Microsoft.Extensions.Logging.ILoggerProvider, Microsoft.Extensions.Logging.ISupportExternalScope
        {
            private Microsoft.Extensions.Logging.IExternalScopeProvider? _scopes;
            public Microsoft.Extensions.Logging.ILogger CreateLogger(string category) => new Logger(this, lines, category);
            public void SetScopeProvider(Microsoft.Extensions.Logging.IExternalScopeProvider scopes) => _scopes = scopes;
            public void Dispose() { }
            private sealed class Logger(Kept owner, List<string> lines, string category) : Microsoft.Extensions.Logging.ILogger
            {
                public IDisposable? BeginScope<T>(T state) where T : notnull => null;
                public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel level) => true;
                public void Log<T>(Microsoft.Extensions.Logging.LogLevel level, Microsoft.Extensions.Logging.EventId id, T state, Exception? e, Func<T, Exception?, string> format)
                {
                    string scopes = "";
                    owner._scopes?.ForEachScope((scope, _) => scopes += $"{scope} > ", 0);
                    lines.Add($"{scopes}{category}: {format(state, e)}");
                }
            }
        }

        """;

    /// <summary>Logs at each level in four categories.</summary>
    private const string LogEverything = """
        public sealed class Functions(Microsoft.Extensions.Logging.ILoggerFactory loggers)
        {
            [LambdaHandler]
            public void Run()
            {
                foreach (string category in new[] { "Shop", "Shop.Orders", "Other", "System.Net.Http.HttpClient.Api" })
                {
                    for (int level = 5; level >= 0; level--)
                        Microsoft.Extensions.Logging.LoggerExtensions.Log(loggers.CreateLogger(category), (Microsoft.Extensions.Logging.LogLevel)level, category);
                }
            }
        }
        """;

    private const string Filters = "services.AddLambdaLogging().AddLogging(logging => logging.";

    /// <summary>The registrations, the variable for the level, and the lowest level that is logged for Shop, Shop.Orders, Other and HttpClient.</summary>
    [Theory]
    [InlineData("services.AddLambdaLogging();", null, "INFO INFO INFO INFO")]
    [InlineData("services.AddLambdaLogging();", "DEBUG", "DEBUG DEBUG DEBUG DEBUG")]
    [InlineData("services.AddLambdaLogging().AddLogging();", null, "INFO INFO INFO WARN")]
    [InlineData("services.AddLogging().AddLambdaLogging();", null, "INFO INFO INFO WARN")]
    [InlineData("services.AddLogging();", null, "INFO INFO INFO WARN")]
    [InlineData("services.AddHttpClient();", "DEBUG", "DEBUG DEBUG DEBUG WARN")]
    [InlineData("services.AddLambdaLogging().AddHttpClient();", "ERROR", "ERROR ERROR ERROR ERROR")]
    [InlineData(Filters + "AddFilter(\"Shop\", LogLevel.Warning));", null, "WARN WARN INFO WARN")]
    [InlineData(Filters + "AddFilter(\"Shop\", LogLevel.Warning).AddFilter(\"Shop.Orders\", LogLevel.Debug));", null, "WARN DEBUG INFO WARN")]
    [InlineData(Filters + "AddFilter(\"Shop.Orders\", LogLevel.Debug).AddFilter(\"Shop\", LogLevel.Warning));", "TRACE", "WARN DEBUG TRACE WARN")]
    [InlineData(Filters + "AddFilter(\"Shop.Orders\", LogLevel.Debug));", "WARN", "WARN WARN WARN WARN")]
    [InlineData(Filters + "AddFilter(\"Shop\", LogLevel.None));", null, "- - INFO WARN")]
    [InlineData(Filters + "AddFilter(\"*.Orders\", LogLevel.Error));", null, "INFO ERROR INFO WARN")]
    [InlineData(Filters + "AddFilter((category, level) => category == \"Other\" && level >= LogLevel.Error));", null, "- - ERROR WARN")]
    [InlineData(Filters + "AddFilter(\"System.Net.Http.HttpClient\", LogLevel.Information));", null, "INFO INFO INFO INFO")]
    [InlineData(Filters + "AddFilter(\"System\", LogLevel.Trace));", null, "INFO INFO INFO WARN")]
    [InlineData(Filters + "AddFilter<Kept>(\"Shop\", LogLevel.None));", null, "INFO INFO INFO WARN")]
    [InlineData(Filters + "SetMinimumLevel(LogLevel.Error));", null, "ERROR ERROR ERROR WARN")]
    [InlineData(Filters + "SetMinimumLevel(LogLevel.Debug));", null, "DEBUG DEBUG DEBUG WARN")]
    [InlineData(Filters + "SetMinimumLevel(LogLevel.Debug));", "INFO", "INFO INFO INFO WARN")]
    [InlineData("services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddFilter(\"Shop\", LogLevel.Warning)).AddLambdaLogging();", null, "WARN WARN DEBUG WARN")]
    [InlineData("services.AddLambdaLogging().Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Critical);", null, "FATAL FATAL FATAL WARN")]
    public void Filters_DecideWhatIsLogged(string registrations, string? level, string expected)
    {
        using CompiledFunction function = Start(registrations, LogEverything, level is null ? [] : [("AWS_LAMBDA_LOG_LEVEL", level)]);
        Assert.Equal((false, "null"), function.Invoke("1"));
        string[] lines = function.Log.Split('\n');
        Assert.Equal(
            expected,
            string.Join(' ', new[] { "Shop", "Shop.Orders", "Other", "System.Net.Http.HttpClient.Api" }
                .Select(category => lines.LastOrDefault(line => line.EndsWith($" {category}", StringComparison.Ordinal))?.Split(' ')[0] ?? "-")));
    }

    /// <summary>Loggers have the ids, categories and scopes that they have without filters.</summary>
    [Theory]
    [InlineData("services.AddLambdaLogging();")]
    [InlineData("services.AddLambdaLogging().AddLogging(logging => logging.AddFilter(\"Other\", LogLevel.None));")]
    public void Records_AreTheSameWithFilters(string registrations)
    {
        using CompiledFunction function = Start(
            registrations,
            """
            public sealed class Functions(Microsoft.Extensions.Logging.ILogger<Functions> typed, Microsoft.Extensions.Logging.ILogger bare)
            {
                [LambdaHandler]
                public void Run()
                {
                    using (typed.BeginScope("order {Order}", 7))
                        typed.LogInformation("reserved {Count}", 2);
                    bare.LogInformation("done");
                }
            }
            """,
            ("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        function.Invoke("1");
        JsonElement[] records = [.. function.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["reserved 2", "done"], records.Select(static record => record.GetProperty("message").GetString()));
        Assert.All(records, static record => Assert.NotEqual("", record.GetProperty("requestId").GetString()));
        Assert.Equal("Functions", records[0].GetProperty("category").GetString());
        Assert.Equal(2, records[0].GetProperty("Count").GetInt32());
        Assert.Equal("""[{"message":"order 7","Order":7}]""", records[0].GetProperty("scopes").GetRawText());
        Assert.False(records[1].TryGetProperty("category", out _));
    }

    /// <summary>Whether the level of the function or a filter leaves it out.</summary>
    [Theory]
    [InlineData("services.AddLambdaLogging();")]
    [InlineData("services.AddLambdaLogging().AddLogging();")]
    [InlineData("services.AddLambdaLogging().AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddFilter(\"Func\", LogLevel.Information));")]
    public void RecordThatIsNotLogged_AllocatesNothing(string registrations)
    {
        using CompiledFunction function = Start(
            registrations,
            """
            public sealed class Functions(Microsoft.Extensions.Logging.ILogger<Functions> logger)
            {
                [LambdaHandler]
                public long Run()
                {
                    Log1000Times();
                    long before = GC.GetAllocatedBytesForCurrentThread();
                    Log1000Times();
                    return GC.GetAllocatedBytesForCurrentThread() - before;
                }

                private void Log1000Times()
                {
                    for (int i = 0; i < 1000; i++)
                        logger.Log(LogLevel.Debug, default, "left out", null, static (state, _) => state);
                }
            }
            """);
        Assert.Equal((false, "0"), function.Invoke("1"));
        Assert.DoesNotContain("left out", function.Log, StringComparison.Ordinal);
    }

    /// <summary>Another provider is used besides the log of the function, or instead of it without AddLambdaLogging.</summary>
    [Theory]
    [InlineData("services.AddLambdaLogging().AddLogging(logging => logging.AddProvider(new Kept(Log.Lines)));", true)]
    [InlineData("services.AddLogging(logging => logging.AddProvider(new Kept(Log.Lines))).AddLambdaLogging();", true)]
    [InlineData("services.AddSingleton<ILoggerProvider>(new Kept(Log.Lines)).AddLambdaLogging().AddLogging();", true)]
    [InlineData("services.AddLogging(logging => logging.AddProvider(new Kept(Log.Lines)));", false)]
    public void OtherProviders_AreUsed(string registrations, bool isLogged)
    {
        using CompiledFunction function = Start(registrations, Scoped);
        function.Invoke("1");
        Assert.Equal(["initialized", "outer > Functions: done"], CallLog.Read(function));
        Assert.Equal(isLogged, function.Log.Contains("done", StringComparison.Ordinal));
        Assert.DoesNotContain("WARN", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void ProviderWithoutAddLogging_IsAWarning()
    {
        using CompiledFunction function = Start("services.AddLambdaLogging().AddSingleton<ILoggerProvider>(new Kept(Log.Lines));", Scoped);
        function.Invoke("1");
        Assert.Equal(["initialized"], CallLog.Read(function));
        Assert.Contains(
            "WARN Lambda.Runtime: Kept is a logger provider, and is not used, because AddLambdaLogging alone writes only to the log of the function. "
            + "Call AddLogging of Microsoft.Extensions.Logging in ConfigureServices too.\n",
            function.Log,
            StringComparison.Ordinal);
    }

    /// <summary>By default, HttpClientFactory logs four records for each request at Information.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData("services.AddLogging(logging => logging.AddFilter(\"System.Net.Http.HttpClient\", LogLevel.Information));", 4)]
    [InlineData("services.AddLogging(logging => logging.AddFilter(\"System.Net.Http.HttpClient.api.LogicalHandler\", LogLevel.Information));", 2)]
    public void RequestOfHttpClientFactory_IsLoggedOnlyByAFilter(string registrations, int count)
    {
        using CompiledFunction function = Start(
            "services.AddLambdaLogging(); services.AddHttpClient(\"api\").ConfigurePrimaryHttpMessageHandler(() => new Stub());" + registrations,
            """
            public sealed class Stub : System.Net.Http.HttpMessageHandler
            {
                protected override Task<System.Net.Http.HttpResponseMessage> SendAsync(System.Net.Http.HttpRequestMessage request, CancellationToken token) =>
                    Task.FromResult(new System.Net.Http.HttpResponseMessage());
            }
            public sealed class Functions(System.Net.Http.IHttpClientFactory clients)
            {
                [LambdaHandler] public async Task Run() { await clients.CreateClient("api").GetAsync("http://localhost/"); }
            }
            """);
        Assert.Equal((false, "null"), function.Invoke("1"));
        Assert.Equal(count, function.Log.Split('\n').Count(static line => line.StartsWith("INFO RequestId: ", StringComparison.Ordinal)));
    }

    /// <summary>The registrations, and parts of the init error.</summary>
    [Theory]
    [InlineData("services.AddOptions<Settings>().Validate(settings => settings.Count > 0, \"Count must be positive\").ValidateOnStart();", "OptionsValidationException", "Count must be positive")]
    [InlineData("services.AddOptionsWithValidateOnStart<Settings>().Validate(settings => settings.Count > 0, \"Count must be positive\").Validate(settings => settings.Name.Length > 0, \"Name is missing\");", "OptionsValidationException", "Count must be positive; Name is missing")]
    [InlineData("services.AddOptions<Settings>().Validate(settings => settings.Count > 0, \"Count must be positive\").ValidateOnStart(); services.AddOptions<Settings>(\"b\").Validate(_ => false, \"b is invalid\").ValidateOnStart();", "AggregateException", "(Count must be positive) (b is invalid)")]
    public void InvalidOptions_AreAnInitErrorBeforeTheInitializer(string registrations, string errorType, string message)
    {
        using CompiledFunction function = Start(registrations, OptionsHandler);
        Assert.EndsWith("/init/error", function.FirstRequest.Path, StringComparison.Ordinal);
        JsonElement error = JsonDocument.Parse(function.FirstRequest.Body).RootElement;
        Assert.Equal(errorType, error.GetProperty("errorType").GetString());
        Assert.Contains(message, error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        Assert.Empty(CallLog.Read(function));
    }

    [Theory]
    [InlineData("services.AddOptions<Settings>().Configure(settings => settings.Count = 1).Validate(settings => settings.Count > 0).ValidateOnStart();")]
    [InlineData("services.AddOptions<Settings>().Validate(settings => settings.Count > 0);")]
    [InlineData("services.AddSingleton(\"nothing to validate\");")]
    public void ValidOptions_LetTheFunctionStart(string registrations)
    {
        using CompiledFunction function = Start(registrations, OptionsHandler);
        Assert.Equal((false, "\"run\""), function.Invoke("1"));
        Assert.Equal(["initialized"], CallLog.Read(function));
    }

    [Theory]
    [InlineData("services.AddHostedService<Worker>();", "Worker")]
    [InlineData("services.AddHostedService(_ => new Worker());", "A factory of IHostedService")]
    [InlineData("services.AddSingleton<IHostedService>(new Worker());", "Worker")]
    public void HostedService_IsAWarning(string registrations, string name)
    {
        using CompiledFunction function = Start(
            registrations,
            """
            public sealed class Worker : Microsoft.Extensions.Hosting.BackgroundService
            {
                protected override Task ExecuteAsync(CancellationToken token) { Log.Add("executed"); return Task.CompletedTask; }
            }
            """ + OptionsHandler);
        Assert.Equal((false, "\"run\""), function.Invoke("1"));
        Assert.Equal(["initialized"], CallLog.Read(function));
        Assert.Contains(
            $"WARN Lambda.Runtime: {name} is a hosted service, and is not started, because a function has no host. Call what it does from Initialize or InitializeAsync "
            + "of the [LambdaStartup] class, and what ends it from a [LambdaShutdown] method.\n",
            function.Log,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Microsoft.Extensions.Logging.ILogger<Functions>", "ILogger<Functions>")]
    [InlineData("Microsoft.Extensions.Logging.ILoggerFactory", "ILoggerFactory")]
    public void LoggerThatIsNotRegistered_IsAnInitErrorThatNamesAddLambdaLogging(string type, string name)
    {
        using CompiledFunction function = Start("", $"public sealed class Functions({type} logger) {{ [LambdaHandler] public bool Run() => logger is null; }}");
        Assert.Contains(
            $"Functions > {name}: no loggers are registered. Call services.AddLambdaLogging() in ConfigureServices of the [LambdaStartup] class, "
            + "or make the parameter nullable if it may be missing.",
            JsonDocument.Parse(function.FirstRequest.Body).RootElement.GetProperty("errorMessage").GetString(),
            StringComparison.Ordinal);
    }

    /// <summary>A project without these packages has none of the code.</summary>
    [Fact]
    public void GeneratedCode_IsOnlyForReferencedPackages()
    {
        const string Source = """
            using Microsoft.Extensions.DependencyInjection;
            [LambdaStartup] static class Startup { public static void ConfigureServices(IServiceCollection services) => services.AddSingleton("a"); }
            static class Functions { [LambdaHandler] public static string Run([FromServices] string text) => text; }
            """;
        Assert.DoesNotContain("Extensions.Logging", Emitted(Generation.Of(Source)), StringComparison.Ordinal);
        Assert.DoesNotContain("Extensions.Options", Emitted(Generation.Of(Source)), StringComparison.Ordinal);
        Assert.Contains("LambdaLoggingServices.Configure", Emitted(Generation.Of(Source, packages: Packages)), StringComparison.Ordinal);

        static string Emitted(Generation generation) => string.Concat(generation.Result.GeneratedSources.Select(static source => source.SourceText.ToString()));
    }

    private const string Scoped = """
        public sealed class Functions(Microsoft.Extensions.Logging.ILogger<Functions> logger)
        {
            [LambdaHandler]
            public void Run()
            {
                using (logger.BeginScope("outer"))
                    logger.LogInformation("done");
            }
        }
        """;

    private const string OptionsHandler = """
        public sealed class Settings { public int Count { get; set; } public string Name { get; set; } = ""; }
        public static class Functions { [LambdaHandler] public static string Run([FromServices] IServiceProvider services) => "run"; }
        """;

    private static CompiledFunction Start(string registrations, string program, params (string Name, string Value)[] variables) => CompiledFunction.Start(
        Generation.Of(
            $$"""
            using Microsoft.Extensions.Hosting;
            using Microsoft.Extensions.Logging;
            using Microsoft.Extensions.Options;
            {{Usings}}
            {{program}}
            [LambdaStartup]
            internal static class Startup
            {
                public static void ConfigureServices(IServiceCollection services) { {{registrations}} }
                public static void Initialize() => Log.Add("initialized");
            }
            """,
            packages: Packages),
        "",
        variables);
}
