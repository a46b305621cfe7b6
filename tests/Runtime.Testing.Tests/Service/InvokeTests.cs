using System.Text;
using System.Text.RegularExpressions;
using Lambda.Runtime.Testing.Tests.StandIns;

namespace Lambda.Runtime.Testing.Tests.Service;

public class InvokeTests
{
    [Theory]
    [InlineData("echo")]
    [InlineData("echo:live")]
    [InlineData("echo:$LATEST")]
    [InlineData("function:echo")]
    [InlineData("123456789012:function:echo")]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:echo")]
    [InlineData("arn:aws:lambda:eu-west-1:123456789012:function:echo:live")]
    [InlineData("arn%3Aaws%3Alambda%3Aeu-west-1%3A123456789012%3Afunction%3Aecho")]
    public async Task NameOrArn_InvokesTheFunction(string name)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        ServiceReplySeen reply = await service.InvokeAsync(name, """{"a":1}""");

        Assert.Equal((200, """{"a":1}"""), (reply.Status, reply.Text));
        Assert.Equal("$LATEST", reply.Headers["X-Amz-Executed-Version"]);
        Assert.Equal("application/json", reply.Headers["Content-Type"]);
        Assert.DoesNotContain("X-Amz-Function-Error", reply.Headers);
        Assert.DoesNotContain("X-Amz-Log-Result", reply.Headers);
    }

    [Fact]
    public async Task RequestId_IsTheFunctionsToo()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => Encoding.UTF8.GetBytes($"\"{next.RequestId}\""));

        ServiceReplySeen reply = await service.InvokeAsync("echo", "{}");

        Assert.Equal($"\"{reply.Headers["x-amzn-RequestId"]}\"", reply.Text);
    }

    [Theory]
    [InlineData("echo", "arn:aws:lambda:us-east-1:123456789012:function:echo")]
    [InlineData("echo:live", "arn:aws:lambda:us-east-1:123456789012:function:echo:live")]
    [InlineData("echo/invocations?Qualifier=live&x=", "arn:aws:lambda:us-east-1:123456789012:function:echo:live")]
    public async Task Qualifier_EndsTheFunctionsArn(string name, string arn)
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(
            next => Encoding.UTF8.GetBytes($"\"{next.Headers["Lambda-Runtime-Invoked-Function-Arn"]}\""));

        string path = name.Contains('?') ? $"/2015-03-31/functions/{name}" : $"/2015-03-31/functions/{name}/invocations";
        ServiceReplySeen reply = await service.SendAsync(HttpMethod.Post, path, "{}"u8.ToArray());

        Assert.Equal($"\"{arn}\"", reply.Text);
    }
}
