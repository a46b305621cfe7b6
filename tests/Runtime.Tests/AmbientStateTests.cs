using System.Diagnostics;
using System.Globalization;
using System.Security.Principal;
using Lambda.Runtime.RudePeer;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Tests;

/// <summary>Ambient state that a handler leaves in its thread is not seen by the next invocation: each starts with the state after initialization.</summary>
public sealed class AmbientStateTests
{
    private static readonly AsyncLocal<string?> Flow = new();

    /// <summary>The kinds of state, each with how it is read, and how a handler changes it without undoing the change.</summary>
    public static TheoryData<string> States => [.. Kinds.Keys];

    private static Dictionary<string, (Func<string?> Read, Action<string> Change)> Kinds => new()
    {
        ["AsyncLocal"] = (() => Flow.Value, value => Flow.Value = value),
        ["principal"] = (() => Thread.CurrentPrincipal?.Identity?.Name, value => Thread.CurrentPrincipal = new GenericPrincipal(new GenericIdentity(value), [])),
        ["activity"] = (() => Activity.Current?.OperationName, value => new Activity(value).Start()),
        ["culture"] = (() => CultureInfo.CurrentCulture.NumberFormat.CurrencySymbol, value => CultureInfo.CurrentCulture = Culture(value)),
        ["UI culture"] = (() => CultureInfo.CurrentUICulture.NumberFormat.CurrencySymbol, value => CultureInfo.CurrentUICulture = Culture(value)),
        ["suppressed flow"] = (() => ExecutionContext.IsFlowSuppressed().ToString(), _ => ExecutionContext.SuppressFlow()),
        ["synchronization context"] = (() => SynchronizationContext.Current?.ToString(), _ => SynchronizationContext.SetSynchronizationContext(new SynchronizationContext())),
    };

    [Theory]
    [MemberData(nameof(States))]
    public void StateLeftByHandler_IsNotSeenByNextInvocation(string kind)
    {
        (Func<string?> read, Action<string> change) = Kinds[kind];
        List<string?> seen = Run(1, initialize: null, tenant =>
        {
            string? before = read();
            change(tenant);
            Assert.NotEqual(before, read());
            return before;
        });

        Assert.Equal([seen[0], seen[0], seen[0], seen[0]], seen);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void StateLeftByFailedHandler_IsNotSeenByNextInvocation(string kind)
    {
        (Func<string?> read, Action<string> change) = Kinds[kind];
        var seen = new List<string?>();
        using var function = new FunctionUnderTest(invocation =>
        {
            seen.Add(read());
            change("left");
            throw new FormatException("bad");
        });
        using RudeConnection connection = function.Server.Accept();
        for (int i = 0; i < 3; i++)
            Assert.EndsWith("/error", Exchange(connection, "{}").Path, StringComparison.Ordinal);
        function.End(connection);

        Assert.Equal([seen[0], seen[0], seen[0]], seen);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void EveryInvocation_StartsWithStateOfInitialization(int loops)
    {
        List<string?> seen = Run(loops, () => Flow.Value = "initialized", tenant =>
        {
            string? before = Flow.Value;
            Flow.Value = tenant;
            return before;
        });

        Assert.All(seen, static value => Assert.Equal("initialized", value));
    }

    [Fact]
    public void FlowSuppressedByInitialization_IsRestored()
    {
        List<string?> seen = Run(1, () => ExecutionContext.SuppressFlow(), _ => ExecutionContext.IsFlowSuppressed().ToString());

        Assert.All(seen, static value => Assert.Equal("False", value));
    }

    [Fact]
    public void UndisposedScope_IsNotInRecordsOfNextInvocation()
    {
        using var function = new FunctionUnderTest([new StubHandler(static invocation =>
        {
            ILogger logger = invocation.Context.Logger;
            logger.BeginScope("scope of " + System.Text.Encoding.UTF8.GetString(invocation.Event.Span));
            logger.LogInformation("record");
            invocation.ResponseWriter.WriteNull();
        })], address: null, ("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        using RudeConnection connection = function.Server.Accept();
        foreach (string tenant in new[] { "blue", "green" })
            Exchange(connection, tenant);
        function.End(connection);

        string[] records = [.. function.Log.Split('\n').Where(static line => line.Contains("\"record\"", StringComparison.Ordinal))];
        Assert.Equal(2, records.Length);
        Assert.Contains("scope of blue", records[0], StringComparison.Ordinal);
        Assert.Contains("scope of green", records[1], StringComparison.Ordinal);
        Assert.DoesNotContain("scope of blue", records[1], StringComparison.Ordinal);
    }

    /// <summary>Handles four events, as many at once as there are loops, and returns what the handler saw.</summary>
    private static List<string?> Run(int loops, Action? initialize, Func<string, string?> handle)
    {
        var seen = new List<string?>();
        var handler = new StubHandler(
            invocation =>
            {
                string? before = handle(System.Text.Encoding.UTF8.GetString(invocation.Event.Span));
                lock (seen)
                    seen.Add(before);
                invocation.ResponseWriter.WriteNull();
            },
            initialize: initialize);
        (string, string)[] concurrency = loops == 1 ? [] : [("AWS_LAMBDA_MAX_CONCURRENCY", $"{loops}")];
        using var function = new FunctionUnderTest([handler], address: null, concurrency);
        RudeConnection[] connections = [.. Enumerable.Range(0, loops).Select(_ => function.Server.Accept())];
        for (int round = 0; round < (loops == 1 ? 4 : 2); round++)
        {
            foreach (RudeConnection connection in connections)
                Assert.EndsWith("/response", Exchange(connection, $"tenant {round}").Path, StringComparison.Ordinal);
        }

        function.Server.Dispose();
        foreach (RudeConnection connection in connections)
            connection.Dispose();
        Assert.Equal(1, function.ExitCode());
        return seen;
    }

    private static RudeRequest Exchange(RudeConnection connection, string json)
    {
        connection.ReadRequest();
        connection.Send(RudeResponses.Event(json));
        RudeRequest post = connection.ReadRequest();
        connection.Send(RudeResponses.Accepted);
        return post;
    }

    private static CultureInfo Culture(string currency)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.CurrencySymbol = currency;
        return culture;
    }
}
