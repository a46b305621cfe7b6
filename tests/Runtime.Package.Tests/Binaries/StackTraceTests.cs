using Lambda.Runtime.Testing;

namespace Lambda.Runtime.Package.Tests.Binaries;

/// <summary>A stack trace names the method that threw, and not another one with the same instructions.</summary>
public sealed class StackTraceTests(PackedPackages packages)
{
    private static readonly string[] Methods =
    [
        "SameBodies.CheckOrder", "SameBodies.CheckPayment", "OrderRules.Check", "PaymentRules.Check",
        "SameBodies.CheckAll", "SameBodies.CheckEach", "OrderList`1.Add", "PaymentList`1.Add",
        "<OfOrder>", "<OfPayment>", "<OrdersOf>", "<PaymentsOf>", "<OrderAsync>", "<PaymentAsync>",
    ];

    [Fact]
    public async Task MethodsWithSameBody_HaveTheirOwnNames()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(
            await packages.Probe.Bootstrap, new() { Handler = "ThrowingIn" }, TestContext.Current.CancellationToken);
        foreach (string method in Methods)
        {
            InvocationOutcome outcome = await function.InvokeAsync(method, TestContext.Current.CancellationToken);
            Assert.Equal(method, outcome.Error?.Message);
            string first = outcome.Error!.StackTrace[0];
            Assert.True(first.Contains(method, StringComparison.Ordinal), $"{method} threw, and the trace begins with {first}");
        }
    }
}
