using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Initialization before the first event, and services: their scopes, their disposal, and the error if one is missing.</summary>
public sealed class StartupTests
{
    private const string Handler = " static class Functions { [LambdaHandler] public static void Run() => Log.Add(\"run\"); }";

    [Theory]
    [InlineData("static class S { public static void Initialize() => Log.Add(\"init\"); }")]
    [InlineData("static class S { public static async Task InitializeAsync() { await Task.Yield(); Log.Add(\"init\"); } }")]
    [InlineData("static class S { internal static async ValueTask Initialize() { await Task.Delay(1); Log.Add(\"init\"); } }")]
    [InlineData("static class S { public static void Initialize(IServiceProvider services) => Log.Add(services.GetService<string>() ?? \"init\"); }")]
    [InlineData("static class S { public static async Task InitializeAsync(IServiceProvider services) { await Task.Yield(); Log.Add(services.GetRequiredService<string>()); } public static void ConfigureServices(IServiceCollection services) => services.AddSingleton(\"init\"); }")]
    [InlineData("record S { static void Initialize() => Log.Add(\"private\"); public static Task InitializeAsync() { Log.Add(\"init\"); return Task.CompletedTask; } }")]
    [InlineData("class S : B; class B { public static void Initialize() => Log.Add(\"init\"); }")]
    [InlineData("static partial class S; static partial class S { public static void Initialize() => Log.Add(\"init\"); }")]
    public void Initializer_RunsBeforeTheFirstEvent(string startup)
    {
        using CompiledFunction function = CompiledFunction.Start(Generation.Of($"{CallLog.Usings} [LambdaStartup] {startup} {Handler}"));
        Assert.EndsWith("/next", function.FirstRequest.Path, StringComparison.Ordinal);
        Assert.Equal(["init"], CallLog.Read(function));
        Assert.Equal((false, "null"), function.Invoke("1"));
        Assert.Equal(["init", "run"], CallLog.Read(function));
    }

    [Theory]
    [InlineData("static class S { public static void Initialize() => throw new TimeoutException(\"not up\"); }", "TimeoutException", "not up")]
    [InlineData("static class S { public static async Task InitializeAsync() { await Task.Yield(); throw new TimeoutException(\"not up\"); } }", "TimeoutException", "not up")]
    [InlineData("static class S { public static async ValueTask InitializeAsync(IServiceProvider services) { await Task.Yield(); throw new TimeoutException(\"not up\"); } }", "TimeoutException", "not up")]
    [InlineData("static class S { public static Task? InitializeAsync() => null; }", "InvalidOperationException", "returned null instead of a task")]
    [InlineData("static class S { static S() => throw new TimeoutException(\"not up\"); public static void Initialize() { } }", "TimeoutException", "not up")]
    [InlineData("static class S { public static void Initialize(IServiceProvider services) { } public static void ConfigureServices(IServiceCollection services) => throw new TimeoutException(\"not up\"); }", "TimeoutException", "not up")]
    public void StartupThatThrows_IsAnInitError(string startup, string errorType, string message)
    {
        using CompiledFunction function = CompiledFunction.Start(Generation.Of($"{CallLog.Usings} [LambdaStartup] {startup} {Handler}"));
        AssertInitError(function, errorType, message);
    }

    /// <summary>The registrations, the rest of the program with a <c>Functions.Run</c>, and the message of the init error.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "", "class Functions(IFoo foo) { [LambdaHandler] public bool Run() => foo is null; }", "Functions > IFoo: no such service is registered. Register IFoo in ConfigureServices of the [LambdaStartup] class, or make the parameter nullable if it may be missing." },
        { "services.AddSingleton<IFoo, Foo>();", "class Functions(IFoo foo) { [LambdaHandler] public bool Run() => foo is null; }", "Functions > IFoo > IBar: no such service is registered." },
        { "services.AddTransient<IFoo, Foo>();", "static class Functions { [LambdaHandler] public static void Run([FromServices] IFoo foo) { } }", "Functions.Run > IFoo > IBar: no such service is registered." },
        { "services.AddScoped<IFoo, Foo>().AddScoped<IBar, Bar>();", "static class Functions { [LambdaHandler] public static void Run([FromServices] IFoo foo) { } }", "Functions.Run > IFoo > IBar > IBaz: no such service is registered." },
        { "services.AddScoped<IFoo, Foo>();", "static class Functions { [LambdaHandler] public static void Run([FromServices] IFoo? foo) { } }", "Functions.Run > IFoo > IBar: no such service is registered." },
        { "services.AddSingleton<IFoo, Foo>();", "class Functions(IFoo? foo) { [LambdaHandler] public bool Run() => foo is null; }", "Functions > IFoo > IBar: no such service is registered." },
        { "services.AddKeyedSingleton<IFoo, Foo>(\"k\");", "class Functions([FromKeyedServices(\"k\")] IFoo? foo) { [LambdaHandler] public bool Run() => foo is null; }", "Functions > IFoo with the key \"k\" > IBar: no such service is registered." },
        { "services.AddSingleton<IFoo, Foo>();", "static class Functions { [LambdaHandler] public static void Run([FromKeyedServices(1)] IFoo foo) { } }", "Functions.Run > IFoo with the key \"1\": no such service is registered." },
        { "services.AddSingleton<IFoo, Foo>();", "class M(IFoo foo) : ILambdaMiddleware { public ValueTask InvokeAsync(Invocation i, InvocationDelegate next) => foo is null ? default : next(i); } [LambdaMiddleware<M>] static class Functions { [LambdaHandler] public static void Run() { } }", "M > IFoo > IBar: no such service is registered." },
        { "services.AddSingleton<IFoo, Foo>(); Scoped(services);", "class Functions(IFoo foo) { [LambdaHandler] public bool Run() => foo is null; }", "Functions > IFoo > IBar: it is registered as scoped, one per invocation, and IFoo lives as long as the process." },
        { "services.AddTransient<IFoo, Foo>(); Scoped(services);", "class Functions(IFoo foo) { [LambdaHandler] public bool Run() => foo is null; }", "Functions > IFoo > IBar: it is registered as scoped" },
        { "services.AddSingleton<IFoo, Foo>(); Scoped(services);", "static class Functions { [LambdaHandler] public static void Run([FromServices] IFoo foo) { } }", "Functions.Run > IFoo > IBar: it is registered as scoped" },
        { "services.AddScoped(typeof(IBar), typeof(Bare));", "class Functions(IBar bar) { [LambdaHandler] public bool Run() => bar is null; }", "Functions > IBar: it is registered as scoped, one per invocation, and Functions lives as long as the process. Take it as a parameter of the handler, marked [FromServices], or register it as singleton." },
        { "services.AddSingleton<IFoo>(provider => new Foo(provider.GetRequiredService<IBar>())); Scoped(services);", "class Functions(IFoo foo) { [LambdaHandler] public bool Run() => foo is null; }", "Cannot resolve scoped service 'IBar' from root provider." },
        { "services.AddSingleton<IFoo>(provider => new Foo(provider.GetRequiredService<IBar>())); Scoped(services);", "static class Functions { [LambdaHandler] public static void Run([FromServices] IFoo foo) { } }", "Cannot resolve scoped service 'IBar' from root provider." },
        { "services.AddKeyedSingleton<IFoo>(1, (provider, _) => new Foo(provider.GetRequiredService<IBar>())); Scoped(services);", "static class Functions { [LambdaHandler] public static void Run([FromKeyedServices(1)] IFoo foo) { } }", "Cannot resolve scoped service 'IBar' from root provider." },
        { "services.AddSingleton<Either>().AddSingleton<IFoo, Foo>();", "static class Functions { [LambdaHandler] public static void Run([FromServices] Either either, [FromServices] IFoo foo) { } }", "Functions.Run > Either > IFoo > IBar: no such service is registered." },
        { "", "namespace Shop { public interface IStore<T>; static class Functions { [LambdaHandler] public static void Run([FromServices] IStore<List<IFoo>> store) { } } }", "Functions.Run > IStore<List<IFoo>>: no such service is registered. Register Shop.IStore<List<IFoo>> in ConfigureServices" },
        { "services.AddSingleton<Round>();", "class Functions(Round round) { [LambdaHandler] public bool Run() => round is null; }", "A circular dependency was detected" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void MissingService_IsAnInitErrorWithTheChainOfTypes(string registrations, string program, string message)
    {
        using CompiledFunction function = CompiledFunction.Start(Generation.Of($$"""
            {{CallLog.Usings}}
            public interface IFoo; public interface IBar; public interface IBaz;
            public sealed class Foo(IBar bar) : IFoo { public IBar Bar => bar; }
            public sealed class Bar(IBaz baz) : IBar { public IBaz Baz => baz; }
            public sealed class Bare : IBar;
            public sealed class Either { public Either() { } public Either(IFoo foo) { } }
            public sealed class Round(Round round) { public Round Inner => round; }
            [LambdaStartup] static class Startup
            {
                public static void ConfigureServices(IServiceCollection services) { {{registrations}} }
                internal static void Scoped(IServiceCollection services) => services.AddScoped<IBar, Bare>();
            }
            {{program}}
            """));
        AssertInitError(function, "InvalidOperationException", message);
    }

    [Fact]
    public void ServiceWithSeveralConstructors_UsesTheLongestPossible()
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}}
            public interface IMissing;
            public sealed class Clock(string time = "noon") { public string Time => time; }
            public sealed class Either
            {
                public Either() => Log.Add("none");
                public Either(Clock clock) => Log.Add(clock.Time);
                public Either(Clock clock, IMissing missing) => Log.Add("both");
            }
            static class Functions { [LambdaHandler] public static void Run([FromServices] Either either) { } }
            [LambdaStartup] static class Startup { public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<Clock>().AddSingleton<Either>(); }
            """);
        using CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal(["noon"], CallLog.Read(function));
    }

    [Theory]
    [InlineData("[FromServices] Work work, [FromServices] Work same", "work == same ? work.Number : -1")]
    [InlineData("[FromServices] IServiceProvider services", "services.GetRequiredService<Work>().Number")]
    [InlineData("[FromServices] IEnumerable<Work> works", "System.Linq.Enumerable.Single(works).Number")]
    [InlineData("[FromKeyedServices(\"k\")] Work work", "work.Number")]
    public void ScopedService_LivesForOneInvocation(string parameters, string number)
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}} {{Work}}
            static class Functions { [LambdaHandler] public static async Task<int> Run({{parameters}}) { await Task.Yield(); Log.Add("run"); return {{number}}; } }
            """);
        CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal((false, "1"), function.Invoke("1"));
        Assert.Equal((false, "2"), function.Invoke("1"));
        Assert.Equal(["run", "disposed", "run", "disposed"], CallLog.Read(function));
        function.Dispose();
        Assert.Equal(4, CallLog.Read(function).Length);
    }

    [Fact]
    public void ScopedService_LivesUntilAStreamedResponseIsComplete()
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}} {{Work}}
            static class Functions
            {
                [LambdaHandler] public static async IAsyncEnumerable<int> Run([FromServices] Work work)
                {
                    for (int i = 0; i < 3; i++) { await Task.Yield(); Log.Add("element"); yield return work.Number; }
                }
            }
            """);
        using CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal("1\n1\n1\n", Encoding.UTF8.GetString(function.Post("1"u8.ToArray(), TimeSpan.FromSeconds(30)).Body));
        Assert.Equal(["element", "element", "element", "disposed"], CallLog.Read(function));
    }

    [Theory]
    [InlineData("int Run([FromServices] Failing failing) => 1;", "cannot end")]
    [InlineData("async Task<int> Run([FromServices] Failing failing) { await Task.Yield(); return 1; }", "cannot end")]
    public void DisposalErrorOfTheScope_IsTheErrorOfTheInvocation(string method, string message)
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}}
            public sealed class Failing : IAsyncDisposable { public async ValueTask DisposeAsync() { await Task.Yield(); throw new TimeoutException("cannot end"); } }
            static class Functions { [LambdaHandler] public static {{method}} }
            [LambdaStartup] static class Startup { public static void ConfigureServices(IServiceCollection services) => services.AddScoped<Failing>(); }
            """);
        using CompiledFunction function = CompiledFunction.Start(generation);
        for (int i = 0; i < 2; i++)
        {
            (bool isError, string body) = function.Invoke("1");
            JsonElement error = JsonDocument.Parse(body).RootElement;
            Assert.Equal((true, "TimeoutException", message), (isError, error.GetProperty("errorType").GetString(), error.GetProperty("errorMessage").GetString()));
        }
    }

    [Fact]
    public void DisposalErrorAfterAHandlerError_IsLogged()
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}}
            public sealed class Failing : IDisposable { public void Dispose() => throw new TimeoutException("cannot end"); }
            static class Functions { [LambdaHandler] public static void Run([FromServices] Failing failing) => throw new ArgumentException("cannot begin"); }
            [LambdaStartup] static class Startup { public static void ConfigureServices(IServiceCollection services) => services.AddScoped<Failing>(); }
            """);
        using CompiledFunction function = CompiledFunction.Start(generation);
        (bool isError, string body) = function.Invoke("1");
        Assert.Equal((true, "cannot begin"), (isError, JsonDocument.Parse(body).RootElement.GetProperty("errorMessage").GetString()));
        Assert.Contains("TimeoutException: cannot end", function.Log, StringComparison.Ordinal);
        Assert.Contains("ArgumentException: cannot begin", function.Log, StringComparison.Ordinal);
    }

    /// <summary>A scoped service with the number of its instance.</summary>
    private const string Work = """
        public sealed class Work : IAsyncDisposable
        {
            private static int s_count;
            public int Number { get; } = Interlocked.Increment(ref s_count);
            public async ValueTask DisposeAsync() { await Task.Yield(); Log.Add("disposed"); }
        }
        [LambdaStartup] static class Startup { public static void ConfigureServices(IServiceCollection services) => services.AddScoped<Work>().AddKeyedScoped<Work>("k"); }
        """;

    private static void AssertInitError(CompiledFunction function, string errorType, string message)
    {
        Assert.EndsWith("/init/error", function.FirstRequest.Path, StringComparison.Ordinal);
        JsonElement error = JsonDocument.Parse(function.FirstRequest.Body).RootElement;
        Assert.Equal(errorType, error.GetProperty("errorType").GetString());
        Assert.Contains(message, error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ShutdownMethods_RunOnceInOrder_BeforeObjectsAreDisposed()
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}}
            public static class Hooks
            {
                [LambdaShutdown] internal static void B() => Log.Add("b");
                [LambdaShutdown] public static async Task A() { await Task.Yield(); Log.Add("a"); throw new Exception("broken"); }
                [LambdaShutdown] public static ValueTask C() { Log.Add("c"); return default; }
            }
            public sealed class Functions : IDisposable
            {
                [LambdaHandler] public void Run() { }
                public void Dispose() => Log.Add("disposed");
            }
            """);
        Snapshots.Match(generation);
        CompiledFunction function = CompiledFunction.Start(generation);
        function.Invoke("1");
        Assert.Empty(CallLog.Read(function));
        function.Dispose();
        Assert.Equal(["a", "b", "c", "disposed"], CallLog.Read(function));
        Assert.Contains("ERROR Lambda.Runtime: shutdown failed: AggregateException", function.Log, StringComparison.Ordinal);
        Assert.Contains("Hooks.A: broken", function.Log, StringComparison.Ordinal);
    }
}
