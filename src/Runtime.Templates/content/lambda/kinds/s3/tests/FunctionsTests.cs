using Lambda.Runtime.Testing;
using Xunit;

namespace Lambda_Function.New.Tests;

public class FunctionsTests
{
    [Theory]
    [InlineData("ObjectCreated:Put", "Adds uploads/a photo.jpg, 1024 bytes.")]
    [InlineData("ObjectRemoved:Delete", "Ignores ObjectRemoved:Delete of uploads/a photo.jpg.")]
    public async Task Object_IsIndexed(string change, string message)
    {
        await using LambdaFunction function = await LambdaFunction.StartAsync(typeof(Functions), new() { Handler = "Index" });

        InvocationOutcome outcome = await function.InvokeAsync(LambdaEvents.S3("uploads", "a photo.jpg", change));

        Assert.Null(outcome.Error);
        Assert.Contains(message, outcome.Logs);
    }
}
