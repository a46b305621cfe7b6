using System.Text;
using System.Text.Json;
using Lambda.Runtime.Emulator.Hosting;
using Lambda.Runtime.Logging;

namespace Lambda.Runtime.Testing.Tests.TestFunctions;

/// <summary>A function without the runtime: a minimal loop around one handler.</summary>
internal static class TestFunction
{
    /// <summary>Options whose time limits only a test that fails reaches, even on a busy machine.</summary>
    public static LambdaFunctionOptions LongTimeouts { get; } = new()
    {
        Timeout = TimeSpan.FromMinutes(1),
        InitTimeout = TimeSpan.FromMinutes(1),
        StopTimeout = TimeSpan.FromMinutes(1),
    };

    public static Task<LambdaFunction> StartAsync(Func<RuntimeResponse, byte[]> handler, LambdaFunctionOptions? options = null) =>
        StartMainAsync((environment, log) => Loop(environment, log, handler), options);

    /// <summary>Starts a function with the entry point that the test passes.</summary>
    public static Task<LambdaFunction> StartMainAsync(
        Func<IReadOnlyDictionary<string, string>, LogOutput, int> main, LambdaFunctionOptions? options = null) =>
        LambdaFunction.StartAsync(() => new InProcessHost(main), AppContext.BaseDirectory, options ?? LongTimeouts, TestContext.Current.CancellationToken);

    public static int Loop(IReadOnlyDictionary<string, string> environment, LogOutput log, Func<RuntimeResponse, byte[]> handler)
    {
        using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
        while (true)
        {
            RuntimeResponse next = client.NextAsync().GetAwaiter().GetResult();
            if (next.Status != 200)
            {
                log.Write(Encoding.UTF8.GetBytes($"/next got status {next.Status}: {next.Text}\n"));
                return 1;
            }

            try
            {
                client.RespondAsync(next.RequestId, handler(next), invocationId: next.InvocationId).GetAwaiter().GetResult();
            }
            catch (ExitException exit)
            {
                return exit.Code;
            }
            catch (Exception exception)
            {
                string error = JsonSerializer.Serialize(new { errorType = exception.GetType().Name, errorMessage = exception.Message });
                client.FailAsync(next.RequestId, error, $"Function.{exception.GetType().Name}", next.InvocationId).GetAwaiter().GetResult();
            }
        }
    }

    /// <summary>Responds to each event twice, and logs how the second response is rejected.</summary>
    public static int RespondTwice(IReadOnlyDictionary<string, string> environment)
    {
        using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
        for (RuntimeResponse next = Next(client); next.Status == 200; next = Next(client))
        {
            client.RespondAsync(next, next.Text).GetAwaiter().GetResult();
            RuntimeResponse second = client.RespondAsync(next, "\"second\"").GetAwaiter().GetResult();
            Console.Error.WriteLine($"the second response had {second.Status}: {second.Text}");
        }

        return 1;
    }

    /// <summary>Requests the next event without a response to the current one.</summary>
    public static int NeverRespond(IReadOnlyDictionary<string, string> environment)
    {
        using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
        while (Next(client).Status == 200)
        {
        }

        return 1;
    }

    private static RuntimeResponse Next(RuntimeClient client) => client.NextAsync().GetAwaiter().GetResult();

    public static int FailInit(IReadOnlyDictionary<string, string> environment, string errorJson)
    {
        using var client = new RuntimeClient(environment["AWS_LAMBDA_RUNTIME_API"]);
        client.FailInitAsync(errorJson).GetAwaiter().GetResult();
        return 1;
    }

    /// <summary>Blocks this thread without end.</summary>
    public static byte[] Hang()
    {
        using var never = new ManualResetEventSlim();
        never.Wait();
        return [];
    }
}

/// <summary>Ends the function in the middle of an invocation.</summary>
internal sealed class ExitException(int code) : Exception
{
    public int Code { get; } = code;
}
