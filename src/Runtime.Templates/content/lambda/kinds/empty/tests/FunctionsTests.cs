using Lambda.Runtime.Testing;
using Xunit;

namespace Lambda_Function.New.Tests;

public class FunctionsTests
{
    [Fact]
    public async Task Hello_GreetsThePerson()
    {
        // Starts the handler inside the test's process, under the same loop as on Lambda.
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Functions), new() { Handler = "Hello" });

        InvocationOutcome outcome = await function.InvokeAsync(new Person("World"));

        Assert.Equal("Hello, World!", outcome.Value<Greeting>().Message);
    }
}
