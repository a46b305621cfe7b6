using System.Text;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Testing.Tests.TestFunctions;

namespace Lambda.Runtime.Testing.Tests;

/// <summary>What functions inside the test process write to the console.</summary>
public class InProcessConsoleTests
{
    [Fact]
    public async Task Output_IsInTheLogOfItsInvocation()
    {
        await using LambdaFunction function = await LoopFunction.StartAsync(WriteToConsole, TestFunction.LongTimeouts);

        InvocationOutcome one = await function.InvokeJsonAsync("1");
        InvocationOutcome two = await function.InvokeJsonAsync("2");

        Assert.Equal(["1 1.5", "error 😀 1", "task 1", "two", "lines"], one.Logs);
        Assert.Equal(["2 1.5", "error 😀 2", "task 2", "two", "lines"], two.Logs);
        Assert.Equal([.. one.Logs, .. two.Logs], function.Logs);
    }

    [Fact]
    public async Task OutputOfSeveralFunctions_IsInTheirOwnLogs()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(static async number =>
        {
            await using LambdaFunction function = await LoopFunction.StartAsync(invocation =>
            {
                Console.WriteLine($"function {number}");
                invocation.ResponseWriter.WriteNull();
            }, TestFunction.LongTimeouts);
            for (int i = 0; i < 20; i++)
                Assert.Equal([$"function {number}"], (await function.InvokeJsonAsync("{}")).Logs);
        }));
    }

    [Fact]
    public async Task OutputOfTheTest_IsNotInTheLog()
    {
        using var mayEnd = new SemaphoreSlim(0);
        using var started = new SemaphoreSlim(0);
        await using LambdaFunction function = await LoopFunction.StartAsync(invocation =>
        {
            started.Release();
            mayEnd.WaitWithinLimit();
            invocation.ResponseWriter.WriteNull();
        }, TestFunction.LongTimeouts);
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync("{}");
        await started.WaitWithinLimitAsync();

        Console.Error.WriteLine("This line is written by a test.");
        mayEnd.Release();

        Assert.Empty((await invocation).Logs);
    }

    [Fact]
    public async Task LastLineWithoutLineFeed_IsAddedAtTheEnd()
    {
        LambdaFunction function = await LoopFunction.StartAsync(static invocation =>
        {
            Console.Write("no end");
            invocation.ResponseWriter.WriteNull();
        }, TestFunction.LongTimeouts);
        Assert.Empty((await function.InvokeJsonAsync("{}")).Logs);

        await function.DisposeAsync();

        Assert.Equal(["no end"], function.Logs);
    }

    // Its response replaces the console, also when another function starts in the meantime.
    [Fact]
    public async Task HandlerThatRespondsByTheConsole_LogsOnlyErrors()
    {
        var text = TextPayload.Create(new LambdaEnvironment(new Dictionary<string, string>()));
        using var begun = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        await using LambdaFunction function = await LoopFunction.StartAsync(invocation =>
        {
            using var console = ConsolePayload.Begin(invocation, text);
            begun.Release();
            mayEnd.WaitWithinLimit();
            Console.Write("response");
            Console.Error.WriteLine("error");
            console.Complete();
        }, TestFunction.LongTimeouts);
        Task<InvocationOutcome> invocation = function.InvokeJsonAsync("{}");
        await begun.WaitWithinLimitAsync();
        await using (await TestFunction.StartAsync(static next => next.Body))
            mayEnd.Release();

        InvocationOutcome outcome = await invocation;
        Assert.Equal("response", outcome.Text);
        Assert.Equal(["error"], outcome.Logs);
    }

    private static void WriteToConsole(Invocation invocation)
    {
        string name = Encoding.UTF8.GetString(invocation.Event.Span);
        Console.Write(name);
        Console.Write(' ');
        Console.WriteLine(1.5);
        Console.Error.WriteLine("error 😀 {0}", name);
        Task.Run(() => Console.WriteLine($"task {name}")).GetAwaiter().GetResult();
        var thread = new Thread(() => Console.Out.WriteLine("two\nlines"));
        thread.Start();
        thread.Join();
        invocation.ResponseWriter.WriteNull();
    }
}
