using System.Text.Json;
using Lambda.Runtime.RudePeer;

namespace Lambda.Runtime.Tests;

/// <summary>Tests what happens before the first <c>/next</c>.</summary>
public sealed class InitTests
{
    [Fact]
    public void ThrowingInitializer_IsPostedAndLogged_AndExitCodeIsOne()
    {
        var handler = new StubHandler(StubHandler.Echo, initialize: static () => throw new InvalidOperationException("no table"));
        using var function = new FunctionUnderTest([handler]);

        RudeRequest error = InitErrorOf(function);
        Assert.Equal("Function.InvalidOperationException", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal("no table", JsonDocument.Parse(error.Body).RootElement.GetProperty("errorMessage").GetString());
        Assert.StartsWith("FATAL Lambda.Runtime: init failed: InvalidOperationException: no table", function.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void ThrowingStaticConstructor_IsReportedAsInnerException()
    {
        var handler = new StubHandler(
            StubHandler.Echo,
            initialize: static () => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Failing).TypeHandle));
        using var function = new FunctionUnderTest([handler]);
        Assert.Equal("Function.FormatException", InitErrorOf(function).Headers["Lambda-Runtime-Function-Error-Type"]);
    }

    [Theory]
    [InlineData("Gone", "_HANDLER is \"Gone\", which is not a handler of this program. Expected one of: First, Second.")]
    [InlineData(null, "_HANDLER is not set. Expected one of: First, Second.")]
    [InlineData("first", "_HANDLER is \"first\", which is not a handler of this program. Expected one of: First, Second.")]
    public void UnknownHandler_IsInitErrorThatListsHandlers(string? requested, string expected)
    {
        using var function = Several(requested);
        RudeRequest error = InitErrorOf(function);
        Assert.Equal("Runtime.HandlerNotFound", error.Headers["Lambda-Runtime-Function-Error-Type"]);
        Assert.Equal(expected, JsonDocument.Parse(error.Body).RootElement.GetProperty("errorMessage").GetString());
    }

    [Theory]
    [InlineData("First", "\"first\"")]
    [InlineData("Tests.Second", "\"second\"")]
    public void HandlerByAnyName_IsSelected(string requested, string expected)
    {
        using var function = Several(requested);
        Assert.Equal(expected, ResponseOf(function));
    }

    [Theory]
    [InlineData("bootstrap")]
    [InlineData("")]
    public void OnlyHandler_IsSelectedForAnyName(string requested)
    {
        using var function = new FunctionUnderTest([new StubHandler(static i => i.ResponseWriter.WriteString("only"))], null, ("_HANDLER", requested));
        Assert.Equal("\"only\"", ResponseOf(function));
    }

    [Fact]
    public void NoHandlers_IsInitError()
    {
        using var function = new FunctionUnderTest([]);
        Assert.Contains("Put [LambdaHandler] on a method.", InitErrorOf(function).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingAddress_IsFatalError()
    {
        using var function = new FunctionUnderTest([new StubHandler(StubHandler.Echo)], static _ => null);
        Assert.Equal(1, function.ExitCode());
        Assert.StartsWith("FATAL Lambda.Runtime: init failed: Runtime.MissingApiAddress: AWS_LAMBDA_RUNTIME_API is not set", function.Log, StringComparison.Ordinal);
    }

    /// <summary>Uses the environment of this process, which has no address. The first start fails, but counts as a start.</summary>
    [Fact]
    public void SecondStartInOneProcess_Throws()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is { Length: > 0 }, "this process is a function");
        Assert.Equal(1, LambdaHost.Run(new StubHandler(StubHandler.Echo)));
        InvalidOperationException e = Assert.Throws<InvalidOperationException>(() => LambdaHost.Run(new StubHandler(StubHandler.Echo)));
        Assert.StartsWith("LambdaHost.Run was called twice in one process", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void InitErrorThatCannotBePosted_IsLogged()
    {
        var handler = new StubHandler(StubHandler.Echo, initialize: static () => throw new InvalidOperationException("no table"));
        using var function = new FunctionUnderTest([handler], static server =>
        {
            string address = server.Address;
            server.Dispose();
            return address;
        });
        Assert.Equal(1, function.ExitCode());
        Assert.Contains("InvalidOperationException: no table", function.Log, StringComparison.Ordinal);
        Assert.Contains("/init/error: connect to", function.Log, StringComparison.Ordinal);
    }

    private static FunctionUnderTest Several(string? requested) => new(
        [
            new StubHandler(static i => i.ResponseWriter.WriteString("second"), "Second"),
            new StubHandler(static i => i.ResponseWriter.WriteString("first"), "First"),
        ],
        null,
        requested is null ? [] : [("_HANDLER", requested)]);

    private static RudeRequest InitErrorOf(FunctionUnderTest function)
    {
        using RudeConnection connection = function.Server.Accept();
        RudeRequest error = connection.ReadRequest();
        connection.Send(RudeResponses.Accepted);
        Assert.Equal(1, function.ExitCode());
        Assert.True(connection.IsClosedByPeer());
        Assert.Equal("POST /2018-06-01/runtime/init/error HTTP/1.1", error.Line);
        return error;
    }

    private static string ResponseOf(FunctionUnderTest function)
    {
        using RudeConnection connection = function.Server.Accept();
        connection.ReadRequest();
        connection.Send(RudeResponses.Event("1"));
        string response = connection.ReadRequest().Text;
        connection.Send(RudeResponses.Accepted);
        function.End(connection);
        return response;
    }

    private static class Failing
    {
        static Failing() => throw new FormatException("static");
    }
}
