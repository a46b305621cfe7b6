using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Handlers that are instance methods: how, when and how often their class is created, and its disposal.</summary>
public sealed class InstanceHandlerTests
{
    private const string Types = """
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.Extensions.DependencyInjection;

        public interface IClock { string Now { get; } }
        public sealed class Clock(string now) : IClock { public string Now => now; }
        public enum Key { A, B }
        public interface IMissing;

        [LambdaStartup]
        internal static class Startup
        {
            public static void ConfigureServices(IServiceCollection services)
            {
                services.AddSingleton<IClock>(new Clock("noon"));
                services.AddKeyedSingleton<IClock>("a \"key\"", new Clock("text"));
                services.AddKeyedSingleton<IClock>(1L, new Clock("long"));
                services.AddKeyedSingleton<IClock>(1, new Clock("int"));
                services.AddKeyedSingleton<IClock>((byte)1, new Clock("byte"));
                services.AddKeyedSingleton<IClock>('c', new Clock("char"));
                services.AddKeyedSingleton<IClock>(-1.5f, new Clock("float"));
                services.AddKeyedSingleton<IClock>(double.NaN, new Clock("double"));
                services.AddKeyedSingleton<IClock>(true, new Clock("bool"));
                services.AddKeyedSingleton<IClock>(Key.B, new Clock("enum"));
                services.AddKeyedSingleton<IClock>(typeof(List<Key>), new Clock("type"));
            }
        }

        """;

    /// <summary>The beginning of a type <c>Functions</c>. The test adds its handler, which returns <c>Value</c>.</summary>
    public static TheoryData<string, string> Constructions => new()
    {
        { "class Functions(IClock clock) { string Value => clock.Now;", "noon" },
        { "class Functions { string Value; internal Functions(IClock clock) => Value = clock.Now;", "noon" },
        { "class Functions(IClock clock, IServiceProvider services) { string Value => $\"{ReferenceEquals(clock, services.GetService<IClock>())}\";", "True" },
        { "class Functions(IMissing? missing, IClock? clock) { string Value => $\"{missing is null} {clock!.Now}\";", "True noon" },
        { "class Functions(IMissing missing = null!, IClock? clock = null, int number = 7, Key key = Key.B, string text = \"a\\n\") { string Value => $\"{missing is null} {clock!.Now} {number} {key} {text.Length}\";", "True noon 7 B 2" },
        { "class Functions(int? number = 7, DateTime time = default, in int other = 3) { readonly int _other = other; string Value => $\"{number} {time.Year} {_other}\";", "7 1 3" },
        { "class Functions(IEnumerable<IClock> clocks, IEnumerable<IMissing> none) { string Value => $\"{string.Join(' ', clocks)} {string.Join(' ', none)}\";", "Clock " },
        { "class Functions([FromKeyedServices(\"a \\\"key\\\"\")] IClock clock) { string Value => clock.Now;", "text" },
        { "class Functions([FromKeyedServices(1L)] IClock clock) { string Value => clock.Now;", "long" },
        { "class Functions([FromKeyedServices(1)] IClock clock) { string Value => clock.Now;", "int" },
        { "class Functions([FromKeyedServices((byte)1)] IClock clock) { string Value => clock.Now;", "byte" },
        { "class Functions([FromKeyedServices('c')] IClock clock) { string Value => clock.Now;", "char" },
        { "class Functions([FromKeyedServices(-1.5f)] IClock clock) { string Value => clock.Now;", "float" },
        { "class Functions([FromKeyedServices(double.NaN)] IClock clock) { string Value => clock.Now;", "double" },
        { "class Functions([FromKeyedServices(true)] IClock clock) { string Value => clock.Now;", "bool" },
        { "class Functions([FromKeyedServices(Key.B)] IClock clock) { string Value => clock.Now;", "enum" },
        { "class Functions([FromKeyedServices(typeof(List<Key>))] IClock clock) { string Value => clock.Now;", "type" },
        { "class Functions([FromKeyedServices(null)] IClock clock) { string Value => clock.Now;", "noon" },
        { "class Functions([FromKeyedServices(\"b\")] IClock? clock) { string Value => $\"{clock is null}\";", "True" },
        { "class Functions([FromKeyedServices(1L)] IClock? clock) { string Value => clock!.Now;", "long" },
        { "class Functions { string Value = \"\"; public Functions() { } [ActivatorUtilitiesConstructor] public Functions(IClock clock) => Value = clock.Now;", "noon" },
        { "class Functions { public required string A { get; init; } string Value => A; [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Functions(IClock clock) => A = clock.Now;", "noon" },
        { "record Functions(IClock Clock) { string Value => Clock.Now;", "noon" },
        { "struct Functions(IClock clock) { string Value => clock.Now;", "noon" },
        { "record struct Functions(IClock Clock) { int _count; string Value => $\"{Clock.Now} {++_count}\";", "noon 1" },
        { "sealed partial class Functions(IClock @event) { string Value => @event.Now; } partial class Functions {", "noon" },
        { "class Base(IClock clock) { protected string Value => clock.Now; } class Functions(IClock clock) : Base(clock) {", "noon" },
        { "class Functions { static string Value { get; } static Functions() => Value = \"static\";", "static" },
    };

    [Theory]
    [MemberData(nameof(Constructions))]
    public void Class_IsCreatedFromServices(string type, string expected)
    {
        // Without a service that is used, the startup class is reported as unused.
        string? idle = type.Contains("Clock", StringComparison.Ordinal) ? null : "LAMBDA035";
        Generation generation = Generation.Of($"{Types} {type} [LambdaHandler] public string Run() => Value; }}", expected: idle);
        using CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal((false, JsonSerializer.Serialize(expected)), function.Invoke("1"));
    }

    [Fact]
    public void Class_IsCreatedBeforeTheFirstEvent_AndDisposedAtShutdown()
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}}
            sealed class Store : IAsyncDisposable { public async ValueTask DisposeAsync() { await Task.Yield(); Log.Add("store disposed"); } }
            sealed class Functions : IDisposable
            {
                private int _count;
                public Functions(Store store) => Log.Add("made");
                [LambdaHandler] public int Run() => ++_count;
                public void Dispose() => Log.Add("disposed");
            }
            [LambdaStartup] static class Startup { public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<Store>(); }
            """);
        CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal(["made"], CallLog.Read(function));
        Assert.Equal((false, "1"), function.Invoke("1"));
        Assert.Equal((false, "2"), function.Invoke("1"));
        Assert.Equal(["made"], CallLog.Read(function));
        function.Dispose();
        Assert.Equal(["made", "disposed", "store disposed"], CallLog.Read(function));
    }

    [Fact]
    public void DisposalError_IsLogged_AndOtherObjectsAreDisposed()
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}}
            sealed class Store : IDisposable { public void Dispose() => Log.Add("store disposed"); }
            sealed class Functions(Store store) : IDisposable
            {
                [LambdaHandler] public bool Run() => store is not null;
                public void Dispose() => throw new InvalidOperationException("cannot end");
            }
            [LambdaStartup] static class Startup { public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<Store>(); }
            """);
        CompiledFunction function = CompiledFunction.Start(generation);
        function.Dispose();
        Assert.Equal(["store disposed"], CallLog.Read(function));
        Assert.Contains("shutdown failed: ", function.Log, StringComparison.Ordinal);
        Assert.Contains("cannot end", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralHandlers_OnlyServicesOfTheSelectedOneAreCreated()
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}}
            sealed class First { public First() => Log.Add("first"); }
            sealed class Second { public Second() => Log.Add("second"); }
            sealed class A(First first) { [LambdaHandler] public bool RunA() => first is not null; }
            sealed class B(Second second) { [LambdaHandler] public bool RunB([FromServices] First first) => second is not null; }
            static class C { [LambdaHandler] public static void RunC() { } }
            [LambdaStartup] static class Startup
            {
                public static void ConfigureServices(IServiceCollection services) { Log.Add("configured"); services.AddSingleton<First>().AddSingleton<Second>(); }
                public static void Initialize() => Log.Add("initialized");
            }
            """);
        foreach ((string handler, string[] made) in new (string, string[])[]
        {
            ("RunA", ["configured", "initialized", "first"]),
            ("RunB", ["configured", "initialized", "second", "first"]),
            ("RunC", ["initialized"]),
        })
        {
            using CompiledFunction function = CompiledFunction.Start(generation, handler);
            Assert.EndsWith("/next", function.FirstRequest.Path, StringComparison.Ordinal);
            Assert.Equal(made, CallLog.Read(function));
        }
    }

    [Fact]
    public void ConstructorThatThrows_IsAnInitError()
    {
        Generation generation = Generation.Of(
            $"{CallLog.Usings} class Functions {{ public Functions() => throw new NotSupportedException(\"not here\"); [LambdaHandler] public void Run() {{ }} }}");
        using CompiledFunction function = CompiledFunction.Start(generation);
        Assert.EndsWith("/init/error", function.FirstRequest.Path, StringComparison.Ordinal);
        JsonElement error = JsonDocument.Parse(function.FirstRequest.Body).RootElement;
        Assert.Equal(("NotSupportedException", "not here"), (error.GetProperty("errorType").GetString(), error.GetProperty("errorMessage").GetString()));
    }

    [Fact]
    public void HandlerOfABaseClass_IsCalledOnThatClass()
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}}
            class Base { [LambdaHandler("base")] public virtual string Run() => "base"; [LambdaHandler] public string Inherited() => GetType().Name; }
            class Derived : Base { [LambdaHandler("derived")] public override string Run() => "derived"; }
            """);
        foreach ((string handler, string response) in new[] { ("base", "base"), ("derived", "derived"), ("Inherited", "Base") })
        {
            using CompiledFunction function = CompiledFunction.Start(generation, handler);
            Assert.Equal((false, $"\"{response}\""), function.Invoke("1"));
        }
    }
}
