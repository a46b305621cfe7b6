using System.Text.Json;

namespace Lambda.Runtime.Generators.Tests;

/// <summary>Middleware: its order, and what it can do with an invocation; and the mapping of exceptions to error types.</summary>
public sealed class MiddlewareTests
{
    /// <summary>A middleware <c>Noting</c> that logs the name that a derived class gives it.</summary>
    private const string Noting = """

        public abstract class Noting(string name) : ILambdaMiddleware
        {
            public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) { Log.Add("+" + name); await next(invocation); Log.Add("-" + name); }
        }
        public sealed class A() : Noting("A");
        public sealed class B() : Noting("B");
        public sealed class C() : Noting("C");
        public sealed class Named<T>() : Noting(typeof(T).Name);

        """;

    [Fact]
    public void Middleware_RunsFromTheAssemblyToTheMethod_InOrderOfAttributes()
    {
        // Attributes of the assembly must come before every type.
        string source = CallLog.Usings.Replace("public static class Log", """
            [assembly: LambdaMiddleware<B>, LambdaMiddleware<A>]
            public static class Log
            """, StringComparison.Ordinal);
        Generation generation = Generation.Of($$"""
            {{source}} {{Noting}}
            [LambdaMiddleware<Named<int>>, LambdaMiddleware<C>]
            public static class Functions
            {
                [LambdaMiddleware<Named<List<int>>>]
                [LambdaMiddleware<C>]
                [LambdaHandler]
                public static void Run() => Log.Add("run");
            }
            """);
        using CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal((false, "null"), function.Invoke("1"));
        Assert.Equal(
            ["+B", "+A", "+Int32", "+C", "+List`1", "+C", "run", "-C", "-List`1", "-C", "-Int32", "-A", "-B"],
            CallLog.Read(function));
    }

    /// <summary>The body of the middleware, the handler, the event, whether an error is posted, and the posted text.</summary>
    public static TheoryData<string, string, string, bool, string> Scenarios => new()
    {
        { "await next(invocation);", "int Run(int e) => e + 1;", "1", false, "2" },
        { "await Task.Yield(); await next(invocation); await Task.Yield();", "int Run(int e) => e + 1;", "1", false, "2" },
        { "await Task.Yield(); await next(invocation);", "async Task<int> Run(int e) { await Task.Yield(); return e; }", "1", false, "1" },
        { "await Task.Yield(); invocation.ResponseWriter.WriteNumber(7);", "int Run(int e) => throw new Exception();", "1", false, "7" },
        { "await Task.Yield(); invocation.Event = Encoding.UTF8.GetBytes(\"41\"); await next(invocation);", "int Run(int e) => e + 1;", "1", false, "42" },
        { "await next(invocation); Log.Add(Encoding.UTF8.GetString(invocation.ResponseBytes.Span));", "string Run(int e) => \"a\";", "1", false, "\"a\"" },
        { "await next(invocation); string old = Encoding.UTF8.GetString(invocation.ResponseBytes.Span); invocation.ClearResponse(); invocation.ResponseWriter.WriteString(old + old);", "int Run(int e) => e;", "1", false, "\"11\"" },
        { "await next(invocation); await next(invocation);", "int Run(int e) => e + 1;", "1", false, "2" },
        { "try { await next(invocation); } catch (TimeoutException) { await next(invocation); }", "int Run(int e) => s_count++ % 2 == 0 ? throw new TimeoutException() : s_count; private static int s_count;", "1", false, "2" },
        { "try { await next(invocation); } catch (Exception e) { invocation.ClearResponse(); invocation.ResponseWriter.WriteString(e.Message); }", "int Run(int e) => throw new Exception(\"caught\");", "1", false, "\"caught\"" },
        { "await Task.Yield(); throw new TimeoutException(\"mine\");", "int Run(int e) => e;", "1", true, "mine" },
        { "await next(invocation); throw new TimeoutException(\"mine\");", "int Run(int e) => e;", "1", true, "mine" },
        { "await next(invocation);", "int Run(int e) => throw new TimeoutException(\"its\");", "1", true, "its" },
        { "await next(invocation);", "int Run(int e) => e;", "\"a\"", true, "expected" },
        { "await next(invocation);", "System.IO.Stream Run(System.IO.Stream e) => e;", "1", false, "1" },
        { "await next(invocation);", "void Run(System.IO.TextReader e, System.IO.TextWriter response) => response.Write(e.ReadToEnd() + 1);", "1", false, "11" },
        { "await next(invocation); await next(invocation);", "void Run(System.IO.TextReader e, System.IO.TextWriter response) => response.Write(e.ReadToEnd() + 1);", "1", false, "11" },
        { "await next(invocation);", "async IAsyncEnumerable<int> Run(int e) { yield return e; await Task.Yield(); }", "1", false, "1\n" },
        { "await next(invocation);", "void Run(LambdaResponseStream stream) => stream.WriteByte(65);", "1", false, "A" },
        { "await next(invocation); await next(invocation);", "void Run(LambdaResponseStream stream) => stream.WriteByte(65);", "1", true, "Call next only once" },
        { "await next(invocation); invocation.ClearResponse();", "void Run(LambdaResponseStream stream) => stream.WriteByte(65);", "1", true, "The response is streamed, and cannot be cleared" },
        { "await next(invocation); invocation.ResponseWriter.WriteNumber(invocation.Context.AwsRequestId.Length);", "void Run(LambdaContext context) => throw new Exception(context.AwsRequestId.Length.ToString());", "1", true, "36" },
        { "await next(invocation);", "async Task<bool> Run(CancellationToken token) { await Task.Delay(1, token); return token.CanBeCanceled; }", "1", false, "true" },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Middleware_CanChangeTheOutcome(string body, string handler, string lambdaEvent, bool isError, string expected)
    {
        using CompiledFunction function = CompiledFunction.Start(Generation.Of($$"""
            {{CallLog.Usings}}
            public sealed class M : ILambdaMiddleware
            {
                public async ValueTask InvokeAsync(Invocation invocation, InvocationDelegate next) { {{body}} }
            }
            public static class Functions { [LambdaMiddleware<M>] [LambdaHandler] public static {{handler}} }
            """));
        (bool IsError, string Body) response = function.Invoke(lambdaEvent);
        Assert.Equal(isError, response.IsError);
        if (isError)
            Assert.Contains(expected, JsonDocument.Parse(response.Body).RootElement.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
        else
            Assert.Equal(expected, response.Body);
        Assert.Equal(response.IsError, function.Invoke(lambdaEvent).IsError);
    }

    [Fact]
    public void Middleware_IsCreatedOnceFromServices_AndDisposed()
    {
        Generation generation = Generation.Of($$"""
            {{CallLog.Usings}}
            public sealed class Meter : IDisposable { public int Count; public void Dispose() => Log.Add("meter disposed"); }
            public sealed class Explicit(Meter meter, [FromKeyedServices("k")] Meter other) : ILambdaMiddleware, IAsyncDisposable
            {
                ValueTask ILambdaMiddleware.InvokeAsync(Invocation invocation, InvocationDelegate next) { meter.Count++; other.Count++; return next(invocation); }
                public async ValueTask DisposeAsync() { await Task.Yield(); Log.Add("middleware disposed"); }
            }
            public sealed class Functions(Meter meter) : IDisposable
            {
                [LambdaMiddleware<Explicit>] [LambdaHandler] public int Run([FromKeyedServices("k")] Meter other) => meter.Count * 10 + other.Count;
                public void Dispose() => Log.Add("instance disposed");
            }
            [LambdaStartup] static class Startup { public static void ConfigureServices(IServiceCollection services) => services.AddSingleton<Meter>().AddKeyedSingleton<Meter>("k"); }
            """);
        CompiledFunction function = CompiledFunction.Start(generation);
        Assert.Equal((false, "11"), function.Invoke("1"));
        Assert.Equal((false, "22"), function.Invoke("1"));
        function.Dispose();
        Assert.Equal(["instance disposed", "middleware disposed", "meter disposed", "meter disposed"], CallLog.Read(function));
    }

    /// <summary>The attributes of the assembly, the class and the method, the exception, and the error type that the caller receives.</summary>
    public static TheoryData<string, string, string, string, string> Maps => new()
    {
        { "", "", "", "new ArgumentException(\"m\")", "ArgumentException" },
        { "", "", "MapException<ArgumentException>(\"A\")", "new ArgumentException(\"m\")", "A" },
        { "", "", "MapException<ArgumentException>(\"A\")", "new ArgumentNullException(\"p\", \"m\")", "A" },
        { "", "", "MapException<ArgumentNullException>(\"A\")", "new ArgumentException(\"m\")", "ArgumentException" },
        { "", "", "MapException<Exception>(\"E\"), MapException<ArgumentException>(\"A\"), MapException<ArgumentNullException>(\"N\")", "new ArgumentNullException(\"p\", \"m\")", "N" },
        { "", "", "MapException<ArgumentNullException>(\"N\"), MapException<ArgumentException>(\"A\"), MapException<Exception>(\"E\")", "new ArgumentOutOfRangeException(\"p\", \"m\")", "A" },
        { "", "", "MapException<Exception>(\"E\"), MapException<ArgumentException>(\"A\")", "new FormatException(\"m\")", "E" },
        { "MapException<Exception>(\"Assembly\")", "MapException<Exception>(\"Class\")", "MapException<Exception>(\"Method\")", "new FormatException(\"m\")", "Method" },
        { "MapException<FormatException>(\"Assembly\")", "MapException<Exception>(\"Class\")", "MapException<ArgumentException>(\"Method\")", "new FormatException(\"m\")", "Class" },
        { "MapException<FormatException>(\"Assembly\")", "", "MapException<ArgumentException>(\"Method\")", "new FormatException(\"m\")", "Assembly" },
        { "", "MapException<Own<int>>(\"Ints\"), MapException<Own<string>>(\"Strings\")", "", "new Own<string>(\"m\")", "Strings" },
        { "", "", "MapException<Exception>(\"Outer\"), LambdaMiddleware<Pass>, MapException<Exception>(\"Inner\")", "new FormatException(\"m\")", "Inner" },
        { "", "", "MapException<FormatException>(\"Outer\"), LambdaMiddleware<Pass>, MapException<ArgumentException>(\"Inner\")", "new FormatException(\"m\")", "Outer" },
        { "", "", "MapException<Exception>(\"Outer\"), LambdaMiddleware<Wrap>, MapException<FormatException>(\"Inner\")", "new FormatException(\"m\")", "Outer" },
        { "MapException<InvalidOperationException>(\"Wrapped\"), LambdaMiddleware<Wrap>", "", "MapException<Exception>(\"Inner\")", "new FormatException(\"m\")", "Wrapped" },
    };

    [Theory]
    [MemberData(nameof(Maps))]
    public void MapException_ChangesOnlyTheErrorType(string ofAssembly, string ofClass, string ofMethod, string thrown, string errorType)
    {
        string usings = ofAssembly.Length == 0 ? CallLog.Usings
            : CallLog.Usings.Replace("public static class Log", $"[assembly: {ofAssembly}]\npublic static class Log", StringComparison.Ordinal);
        foreach (string signature in new[] { "static void Run()", "async Task Run()", "static void Run([FromServices] IServiceProvider services)" })
        {
            string yield = signature.StartsWith("async", StringComparison.Ordinal) ? "await Task.Yield(); " : "";
            Generation generation = Generation.Of($$"""
                {{usings}}
                public class Own<T>(string message) : Exception(message);
                public sealed class Pass : ILambdaMiddleware { public ValueTask InvokeAsync(Invocation i, InvocationDelegate next) => next(i); }
                public sealed class Wrap : ILambdaMiddleware
                {
                    public async ValueTask InvokeAsync(Invocation i, InvocationDelegate next) { try { await next(i); } catch (Exception e) { throw new InvalidOperationException("m", e); } }
                }
                {{(ofClass.Length > 0 ? $"[{ofClass}]" : "")}} public class Functions
                {
                    {{(ofMethod.Length > 0 ? $"[{ofMethod}]" : "")}} [LambdaHandler] public {{signature}} { {{yield}}Thrower(); }
                    private static void Thrower() => throw {{thrown}};
                }
                """);
            using CompiledFunction function = CompiledFunction.Start(generation);
            (bool isError, string body) = function.Invoke("1");
            JsonElement error = JsonDocument.Parse(body).RootElement;
            Assert.True(isError);
            Assert.Equal(errorType, error.GetProperty("errorType").GetString());
            Assert.StartsWith("m", error.GetProperty("errorMessage").GetString(), StringComparison.Ordinal);
            JsonElement origin = error.TryGetProperty("cause", out JsonElement cause) ? cause : error;
            Assert.Contains("Thrower", origin.GetProperty("stackTrace")[0].GetString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Gone", "Missing")]
    [InlineData("Sold", "OutOfStock")]
    [InlineData("Empty", "OutOfStock")]
    [InlineData("Exception", "Exception")]
    [InlineData("Mapped", "AtTheHandler")]
    public void ErrorTypeOfAnException_IsReportedToTheCaller(string exception, string expected)
    {
        Generation generation = Generation.Of($$"""
            using System;
            [LambdaErrorType("Missing")] public class Gone : Exception;
            [LambdaErrorType("OutOfStock")] public class Sold : Gone;
            public sealed class Empty : Sold;
            [LambdaErrorType("OfItsOwn")] public class Mapped : Exception;

            public static class Functions
            {
                [MapException<Mapped>("AtTheHandler")]
                [LambdaHandler]
                public static void Run() => throw new {{exception}}();
            }
            """);
        using CompiledFunction function = CompiledFunction.Start(generation);
        (bool isError, string body) = function.Invoke("1");
        Assert.True(isError);
        Assert.Equal(expected, JsonDocument.Parse(body).RootElement.GetProperty("errorType").GetString());
        Assert.Contains($" {expected}: ", function.Log, StringComparison.Ordinal);
    }
}
