using System.Text;
using System.Text.Json;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.RudePeer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lambda.Runtime.Tests.Logging;

/// <summary>Tests injected loggers, which are the same instances in all invocations.</summary>
public sealed class InjectedLoggerTests
{
    [Fact]
    public void Records_HaveIdOfCurrentInvocation()
    {
        FunctionServices? services = null;
        using var function = new FunctionUnderTest(
            [new StubHandler(
                _ =>
                {
                    services!.Provider.GetRequiredService<ILogger<InjectedLoggerTests>>().LogInformation("typed");
                    services.Provider.GetRequiredService<ILogger>().LogInformation("bare");
                    services.Provider.GetRequiredService<ILoggerFactory>().CreateLogger("Shop").LogInformation("named");
                },
                initialize: () =>
                {
                    services = FunctionServices.Build(static all => all.AddLambdaLogging());
                    services.Get<ILogger<InjectedLoggerTests>>("Handler").LogWarning("started");
                    services.Get<ILogger>("Handler").LogDebug("left out");
                })],
            null,
            ("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        using RudeConnection connection = function.Server.Accept();
        foreach (string id in new[] { "first", "second" })
        {
            connection.ReadRequest();
            connection.Send(RudeResponses.Event("1", requestId: id));
            connection.ReadRequest();
            connection.Send(RudeResponses.Accepted);
        }

        connection.ReadRequest();
        string type = typeof(InjectedLoggerTests).FullName!;
        Assert.Equal(
            [$"started  {type}", $"typed first {type}", "bare first ", "named first Shop", $"typed second {type}", "bare second ", "named second Shop"],
            Records(function).Select(static record => $"{Member(record, "message")} {Member(record, "requestId")} {Member(record, "category")}"));
    }

    [Fact]
    public void ConcurrentInvocations_KeepTheirIdsAcrossAwaits()
    {
        const int Count = 4;
        FunctionServices? services = null;
        using var all = new Barrier(Count);
        using var function = new FunctionUnderTest(
            [new StubHandler(
                invocation =>
                {
                    string number = Encoding.UTF8.GetString(invocation.Event.Span);
                    all.SignalAndWait(TimeSpan.FromSeconds(20));
                    LogAsync(services!.Get<ILogger<InjectedLoggerTests>>("Handler"), number).GetAwaiter().GetResult();
                },
                initialize: () => services = FunctionServices.Build(static all => all.AddLambdaLogging()))],
            null,
            ("AWS_LAMBDA_MAX_CONCURRENCY", "4"),
            ("AWS_LAMBDA_LOG_FORMAT", "JSON"));
        RudeConnection[] connections = [.. Enumerable.Range(0, Count).Select(_ => function.Server.Accept())];
        for (int round = 0; round < 2; round++)
        {
            for (int i = 0; i < Count; i++)
            {
                connections[i].ReadRequest();
                connections[i].Send(RudeResponses.Event($"{round}{i}", requestId: $"id-{round}{i}"));
            }

            foreach (RudeConnection connection in connections)
            {
                connection.ReadRequest();
                connection.Send(RudeResponses.Accepted);
            }
        }

        JsonElement[] records = [.. Records(function)];
        Assert.Equal(2 * 20 * Count, records.Length);
        Assert.All(records, static record => Assert.Equal($"id-{Member(record, "Number")}", Member(record, "requestId")));
        foreach (RudeConnection connection in connections)
            connection.Dispose();
    }

    [Fact]
    public void AddProvider_Throws()
    {
        using ServiceProvider services = new ServiceCollection().AddLambdaLogging().BuildServiceProvider();
        NotSupportedException exception = Assert.Throws<NotSupportedException>(() => services.GetRequiredService<ILoggerFactory>().AddProvider(null!));
        Assert.Contains("AddLambdaLogging alone has no providers", exception.Message, StringComparison.Ordinal);
    }

    private static async Task LogAsync(ILogger logger, string number)
    {
        for (int i = 0; i < 10; i++)
        {
            logger.LogInformation("{Number} before", number);
            await Task.Yield();
            await Task.Run(() => logger.LogInformation("{Number} after", number));
        }
    }

    private static IEnumerable<JsonElement> Records(FunctionUnderTest function) =>
        function.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement);

    private static string Member(JsonElement record, string name) => record.TryGetProperty(name, out JsonElement value) ? value.GetString()! : "";
}
