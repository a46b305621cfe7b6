using System.ComponentModel;
using System.Diagnostics;

namespace Lambda.Runtime.Testing.Tests.Service;

/// <summary>Runs the AWS CLI.</summary>
internal static class AwsCli
{
    /// <summary>Runs a command, or skips the test if the AWS CLI is not installed.</summary>
    /// <param name="address">The address of the emulator's APIs.</param>
    /// <param name="arguments">The arguments of <c>aws</c>.</param>
    public static async Task<(int ExitCode, string Output)> RunAsync(string address, params string[] arguments)
    {
        var start = new ProcessStartInfo("aws", ["--endpoint-url", address, "--region", "us-east-1", .. arguments])
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
