using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>The scope of one invocation: its services, and their disposal.</summary>
public sealed class ServiceScopeTests
{
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
}
