using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Lambda.Runtime;

// The function that the tests of real binaries publish, with a handler for each behavior that they check.

[assembly: LambdaJsonTypeOptions(typeof(Statement), DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]

public record Person(string Name);
public record Greeting(string Message);
public record Order(string Id, List<Line> Lines, Customer Customer, bool Paid, double? Discount);
public record Line(string Article, int Count, decimal Price);

public record Statement(string Effect, string? Condition);

[LambdaJsonTypeOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
public record Policy(string? Id, Statement[] Statement, Person? Owner);

public class Customer
{
    public string Name { get; set; } = "unknown";
    public int[] Visits { get; init; } = [];
}

public static class Probe
{
    private const int WarmUp = 100;
    private const int Measured = 1000;

    private static int s_invocations;
    private static long s_start;
    private static long s_end;

    private static readonly List<byte[]> s_kept = [];
    private static readonly Random s_random = new(1);

    /// <summary>Creates arrays of random lengths between two limits, and keeps a number of them. Each further array replaces one of these.</summary>
    [LambdaHandler]
    public static int Keep(int[] countAndLengths)
    {
        for (int i = 0; i < 1_000; i++)
        {
            byte[] array = new byte[s_random.Next(countAndLengths[1], countAndLengths[2])];
            if (s_kept.Count < countAndLengths[0])
                s_kept.Add(array);
            else
                s_kept[s_random.Next(s_kept.Count)] = array;
        }

        return s_kept.Count;
    }

    [LambdaHandler]
    public static Greeting Hello(Person person) => new($"Hello, {person.Name}!");

    /// <summary>Counts the bytes that this thread allocates from the middle of an invocation to the middle of the thousandth one after it.</summary>
    [LambdaHandler]
    public static Greeting Allocations(Person person)
    {
        s_invocations++;
        if (s_invocations == WarmUp)
            s_start = GC.GetAllocatedBytesForCurrentThread();
        else if (s_invocations == WarmUp + Measured)
            s_end = GC.GetAllocatedBytesForCurrentThread();
        return s_end == 0 ? new($"Hello, {person.Name}!") : new($"{s_end - s_start}");
    }

    [LambdaHandler]
    public static Order Same(Order order) => order;

    [LambdaHandler]
    public static Policy Authorize(Policy policy) => policy;

    [LambdaHandler]
    public static double Logarithm(double value) => Math.Log(value);

    /// <summary>Returns the offset of a time zone, in minutes.</summary>
    [LambdaHandler]
    public static double Offset(string timeZone) => TimeZoneInfo.FindSystemTimeZoneById(timeZone).BaseUtcOffset.TotalMinutes;

    [LambdaHandler]
    public static string Context(Person person, LambdaContext context) =>
        $"{person.Name} {context.AwsRequestId} {context.FunctionName} {context.MemoryLimitInMB} {context.RemainingTime > TimeSpan.Zero}";

    /// <summary>Returns the variable that tracing libraries read; for the event <c>true</c>, after the environment was enumerated.</summary>
    [LambdaHandler]
    public static string? Trace(bool isCopied)
    {
        if (isCopied)
            _ = Environment.GetEnvironmentVariables().Count;
        return Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID");
    }

    [LambdaHandler]
    public static void Nothing()
    {
    }

    [LambdaHandler]
    public static async Task<int> Length(Person person)
    {
        await Task.Delay(1);
        return person.Name.Length;
    }

    /// <summary>Awaits a number of milliseconds; without end if it is -1.</summary>
    [LambdaHandler]
    public static async Task<int> Await(int milliseconds)
    {
        await Task.Delay(milliseconds);
        return milliseconds;
    }

    private static int _waiting;

    /// <summary>Ends the process, unless the event is negative. From 100 on, it first waits until two other invocations are in this handler.</summary>
    [LambdaHandler]
    public static async Task<int> Exit(int code)
    {
        while (code >= 100 && Volatile.Read(ref _waiting) < 2)
            await Task.Delay(1);
        if (code >= 0)
            Environment.Exit(code % 100);
        Interlocked.Increment(ref _waiting);
        await Task.Delay(Timeout.Infinite);
        return code;
    }

    [LambdaHandler]
    public static async ValueTask Yielding(LambdaContext context)
    {
        await Task.Yield();
        if (context.AwsRequestId.Length == 0)
            throw new InvalidOperationException("no request id");
    }

    [LambdaHandler]
    public static Greeting Throwing(Person person) => Thrower.Throw(person);

    /// <summary>Throws in the method that the event names, one of several with the same body.</summary>
    [LambdaHandler]
    public static async Task ThrowingIn(string method)
    {
        switch (method)
        {
            case "SameBodies.CheckOrder": SameBodies.CheckOrder(method); break;
            case "SameBodies.CheckPayment": SameBodies.CheckPayment(method); break;
            case "OrderRules.Check": new OrderRules(method).Check(); break;
            case "PaymentRules.Check": new PaymentRules(method).Check(); break;
            case "SameBodies.CheckAll": SameBodies.CheckAll<int>(method); break;
            case "SameBodies.CheckEach": SameBodies.CheckEach<int>(method); break;
            case "OrderList`1.Add": new OrderList<int>(method).Add(1); break;
            case "PaymentList`1.Add": new PaymentList<long>(method).Add(1); break;
            case "<OfOrder>": SameBodies.OfOrder()(method); break;
            case "<OfPayment>": SameBodies.OfPayment()(method); break;
            case "<OrdersOf>": SameBodies.OrdersOf(method).First(); break;
            case "<PaymentsOf>": SameBodies.PaymentsOf(method).First(); break;
            case "<OrderAsync>": await SameBodies.OrderAsync(method); break;
            case "<PaymentAsync>": await SameBodies.PaymentAsync(method); break;
        }
    }

    /// <summary>Returns the generations of new arrays of 1,000,000 and 1,100,000 bytes: large objects start in the oldest one.</summary>
    [LambdaHandler]
    public static string LargeObjects() => $"{GC.GetGeneration(new byte[1_000_000])} {GC.GetGeneration(new byte[1_100_000])}";

    [LambdaHandler("echo")]
    public static string Echo(string text) => text;
}

// All throw with the same instructions, in methods that are not inlined.

public static class SameBodies
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckOrder(string text) => throw new InvalidOperationException(text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckPayment(string text) => throw new InvalidOperationException(text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckAll<T>(string text) => throw new InvalidOperationException(text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void CheckEach<T>(string text) => throw new InvalidOperationException(text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Action<string> OfOrder() => text => throw new InvalidOperationException(text);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Action<string> OfPayment() => text => throw new InvalidOperationException(text);

    public static IEnumerable<int> OrdersOf(string text)
    {
        if (text.Length > 0)
            throw new InvalidOperationException(text);
        yield return 1;
    }

    public static IEnumerable<int> PaymentsOf(string text)
    {
        if (text.Length > 0)
            throw new InvalidOperationException(text);
        yield return 1;
    }

    public static async Task OrderAsync(string text)
    {
        await Task.Yield();
        throw new InvalidOperationException(text);
    }

    public static async Task PaymentAsync(string text)
    {
        await Task.Yield();
        throw new InvalidOperationException(text);
    }
}

public sealed class OrderRules(string text)
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Check() => throw new InvalidOperationException(text);
}

public sealed class PaymentRules(string text)
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Check() => throw new InvalidOperationException(text);
}

public sealed class OrderList<T>(string text)
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(T item) => throw new InvalidOperationException(text);
}

public sealed class PaymentList<T>(string text)
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Add(T item) => throw new InvalidOperationException(text);
}

public static class Thrower
{
    public static Greeting Throw(Person person)
    {
        try
        {
            throw new FormatException("inner");
        }
        catch (FormatException e)
        {
            throw new ArgumentException($"no greeting for {person.Name}", e);
        }
    }
}

public static class CopiesAtStart
{
    private static readonly int s_variables = Environment.GetEnvironmentVariables().Count;

    /// <summary>Returns the variable that tracing libraries read, after the environment was enumerated before the first event.</summary>
    [LambdaHandler]
    public static string? TraceOfCopiedEnvironment() => s_variables > 0 ? Environment.GetEnvironmentVariable("_X_AMZN_TRACE_ID") : null;
}

public static class FailsAtStart
{
    private static readonly int s_number = int.Parse("no number");

    [LambdaHandler]
    public static int Number() => s_number;
}
