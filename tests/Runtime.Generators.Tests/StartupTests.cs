using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Initialization before the first event, the error if a service is missing, and shutdown methods.</summary>
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
        using var function = CompiledFunction.Start(Generation.Of($"{CallLog.Usings} [LambdaStartup] {startup} {Handler}"));
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
        using var function = CompiledFunction.Start(Generation.Of($"{CallLog.Usings} [LambdaStartup] {startup} {Handler}"));
        AssertInitError(function, errorType, message);
    }

    /// <summary>The registrations, the rest of the program with a <c>Functions.Run</c>, and the message of the init error.</summary>
    public static TheoryData<string, string, string> Faults => new()
    {
        { "", "class Functions(IFoo foo) { [LambdaHandler] public bool Run() => foo is null; }", "Functions > IFoo: no such service is registered. Register IFoo in ConfigureServices of the [LambdaStartup] class, or make the parameter nullable if it may be missing." },
        { "services.AddSingleton<IFoo, Foo>();", "class Functions(IFoo foo) { [LambdaHandler] public bool Run() => foo is null; }", "Functions > IFoo > IBar: no such service is registered. Register IBar in ConfigureServices of the [LambdaStartup] class, or give the parameter of IFoo's constructor a default value if it may be missing." },
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
        using var function = CompiledFunction.Start(Generation.Of($$"""
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
        var generation = Generation.Of($$"""
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
        using var function = CompiledFunction.Start(generation);
        Assert.Equal(["noon"], CallLog.Read(function));
    }

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
        var generation = Generation.Of($$"""
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
        var function = CompiledFunction.Start(generation);
        function.Invoke("1");
        Assert.Empty(CallLog.Read(function));
        function.Dispose();
        Assert.Equal(["a", "b", "c", "disposed"], CallLog.Read(function));
        Assert.Contains("ERROR Lambda.Runtime: shutdown failed: AggregateException", function.Log, StringComparison.Ordinal);
        Assert.Contains("Hooks.A: broken", function.Log, StringComparison.Ordinal);
    }
}
