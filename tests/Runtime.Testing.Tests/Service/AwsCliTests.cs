using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.Service;

/// <summary>The AWS CLI, if it is installed. <see cref="InvokeTests"/> sends the same requests by an HTTP client.</summary>
[FullTier]
public class AwsCliTests
{
    [Fact]
    public async Task Invoke_ShowsResponseAndLog()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);
        string file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, """{"name":"World"}""", TestContext.Current.CancellationToken);

        (int exitCode, string output) = await RunAsync(
            service, "invoke", "--function-name", "echo:live", "--log-type", "Tail", "--payload", $"fileb://{file}", file);

        string response = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
        File.Delete(file);
        JsonElement result = JsonDocument.Parse(output).RootElement;
        Assert.Equal((0, 200, "$LATEST"), (exitCode, result.GetProperty("StatusCode").GetInt32(), result.GetProperty("ExecutedVersion").GetString()));
        Assert.StartsWith("START RequestId: ", Encoding.UTF8.GetString(result.GetProperty("LogResult").GetBytesFromBase64()));
        Assert.Equal("""{"name":"World"}""", response);
    }

    [Fact]
    public async Task UnknownFunction_IsNamedByItsException()
    {
        await using ServiceFixture service = await ServiceFixture.StartAsync(next => next.Body);

        (int exitCode, string output) = await RunAsync(service, "invoke", "--function-name", "nothing", "-");

        Assert.NotEqual(0, exitCode);
        Assert.Contains("(ResourceNotFoundException) when calling the Invoke operation: Function not found: ", output);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(ServiceFixture service, params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", ["--endpoint-url", service.Address, "--region", "us-east-1", "lambda", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["AWS_ACCESS_KEY_ID"] = "test";
        start.Environment["AWS_SECRET_ACCESS_KEY"] = "test";
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["AWS_PAGER"] = "";
        start.Environment["NO_PROXY"] = "127.0.0.1";
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> error = process.ReadWithinLimitAsync(process.StandardError);
            string output = await process.ReadWithinLimitAsync(process.StandardOutput);
            await process.EndWithinLimitAsync();
            return (process.ExitCode, output + await error);
        }
        catch (Win32Exception)
        {
            Assert.Skip("The AWS CLI is not installed.");
            throw;
        }
    }
}
