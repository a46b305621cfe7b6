using Lambda.Runtime.Testing;
using Xunit;

namespace Lambda_Function.New.Tests;

public class FunctionsTests
{
    [Fact]
    public async Task CountDown_SendsEachTickWhenItIsReturned()
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Functions), new() { Handler = "CountDown" });

        InvocationOutcome outcome = await function.InvokeAsync(new Start(2));

        Assert.True(outcome.IsStreamed);
        Assert.Equal("{\"left\":2}\n{\"left\":1}\n", outcome.Text);
    }
}
