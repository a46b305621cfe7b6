using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;

namespace Lambda.Runtime.Testing.Tests.Service;

/// <summary>Runs scripts with the AWS SDK for Python.</summary>
internal static class PythonSdk
{
    private const string Client = """
        import sys, json, botocore.session, botocore.config
        aws = botocore.session.Session().create_client(sys.argv[1], "us-east-1", endpoint_url=sys.argv[2], aws_access_key_id="a", aws_secret_access_key="b",
            config=botocore.config.Config(retries={"max_attempts": 0}, proxies={}))
        def failure(call):
            try: call()
            except aws.exceptions.ClientError as e: return [type(e).__name__, e.response["Error"]["Message"], e.response["ResponseMetadata"]["HTTPStatusCode"]]
        """;

    /// <summary>Runs a script, or skips the test if the SDK is not installed.</summary>
    /// <param name="service">The service of the client <c>aws</c>.</param>
    /// <param name="address">The address of the emulator's APIs.</param>
    /// <param name="script">The script, which prints JSON. <c>failure(call)</c> is the class of the exception that a call throws, its message, and the status.</param>
    /// <returns>What the script printed.</returns>
    public static async Task<JsonElement> RunAsync(string service, string address, string script)
    {
        Assert.SkipUnless(await PythonAsync("import botocore") is (0, _, _), "The AWS SDK for Python is not installed.");
        (int exitCode, string output, string error) = await PythonAsync($"{Client}\n{script}", service, address);
        Assert.True(exitCode == 0, error);
        return JsonDocument.Parse(output).RootElement;
    }

    private static async Task<(int ExitCode, string Output, string Error)> PythonAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("python3", ["-c", script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["AWS_EC2_METADATA_DISABLED"] = "true";
        start.Environment["NO_PROXY"] = "127.0.0.1";
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> error = process.ReadWithinLimitAsync(process.StandardError);
            string output = await process.ReadWithinLimitAsync(process.StandardOutput);
            await process.EndWithinLimitAsync();
            return (process.ExitCode, output, await error);
        }
        catch (Win32Exception)
        {
            return (127, "", "There is no python3.");
        }
    }
}
