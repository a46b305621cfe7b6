using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Lambda.Runtime.AwsPeer;
using Lambda.Runtime.Benchmarks.Functions;
using Lambda.Runtime.Benchmarks.Functions.Aws;
using Lambda.Runtime.Package.Tests.Binaries;

namespace Lambda.Runtime.Package.Tests.Benchmarks;

/// <summary>Runs each part of <c>./build.sh bench</c> once. Times are not checked.</summary>
public sealed class BenchmarkTests(PackedPackages packages)
{
    [Fact]
    public async Task HelloAndCLoop_RespondToEachEvent()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are started by Linux's calls");
        using var folder = new UserFolder(packages, "Loop");
        string hello = await packages.Hello.Bootstrap;
        string echo = await packages.Probe.Bootstrap;
        string loop = await Compile(Repository.At("tests/Runtime.Benchmarks.Functions/Peers/loop.c"), folder.At("loop"));
        foreach ((string bootstrap, string handler, Event[] events) in new (string, string, Event[])[]
        {
            (hello, "bootstrap", [.. Event.All.Where(static each => !each.IsEcho)]),
            (echo, "echo", [.. Event.All.Where(static each => each.IsEcho)]),
            (loop, "bootstrap", Event.All),
        })
        {
            using var server = new ApiServer();
            using var function = FunctionProcess.Start(bootstrap, server, ("_HANDLER", handler));
            foreach (Event each in events)
            {
                function.Api.Invoke(each, out string response);
                Assert.Equal(each.IsEcho ? each.Json : """{"message":"Hello, World!"}""", response);
            }

            Assert.InRange(function.PeakResidentMiB, function.ResidentMiB / 2, 100);
            Assert.True(function.PageFaults.All > 0 && function.Threads > 0 && function.CpuNanoseconds > 0, "a figure of the process is missing");
        }
    }

    /// <summary>Each preparation lets the function trust the server.</summary>
    [FullTier]
    [Fact]
    public async Task AwsSigner_StoresAnObjectAndReadsAnItem()
    {
        using var published = new PublishedFunction(
            packages, "AwsSigner", Source("AwsSigner/Functions.cs") + Source("AwsSdk/Startup.cs").Replace("using Lambda.Runtime;", "", StringComparison.Ordinal),
            "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>");
        string bootstrap = await published.Bootstrap;
        using var folder = new UserFolder(packages, "Certificates");
        await using AwsServer aws = await AwsServer.StartAsync();
        aws.DynamoDb.Add(AwsFunction.Item.Id, JsonNode.Parse(AwsFunction.Item.Json)!);
        var certificates = TrustedCertificates.Write(folder.At("certificates"), aws.Authorities, Repository.At("src/Runtime/certificates/amazon-roots.pem"));
        using var api = new ApiServer();
        Preparation[] preparations = [.. Preparation.All(certificates)];

        foreach (Preparation preparation in preparations)
        {
            using FunctionProcess function = AwsFunction.Start(bootstrap, api, aws, preparation);
            function.Api.Invoke(AwsFunction.Event);
        }

        Assert.Empty(aws.WrongSignatures);
        Assert.Equal("hello", Encoding.UTF8.GetString(aws.S3.Objects["/documents/7"]));
        Assert.Equal(2 * (preparations.Length + 1), aws.Requests.Count);

        static string Source(string name) => File.ReadAllText(Repository.At($"tests/Runtime.Benchmarks.Functions/Peers/{name}"));
    }

    [Fact]
    public void ProgramThatEndsBeforeItsFirstPoll_IsErrorWithItsName()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "processes are started by Linux's calls");
        using var server = new ApiServer();
        string error = Assert.Throws<InvalidOperationException>(() => FunctionProcess.Start("/nowhere/bootstrap", server)).Message;
        Assert.Equal("/nowhere/bootstrap cannot be started (errno 2)", error);
    }

    [Fact]
    public void UnknownPart_IsErrorWithListOfParts()
    {
        string? error = Parts.Check(["hello", "helo"]);
        Assert.Equal("There is no part 'helo'. Expected one of: start, cold, hello, chunked, text, records, large, echo100, echo500.", error);
        Assert.Null(Parts.Check(["hello", "cold"]));
    }

    [Fact]
    public void MissedGoal_IsReported()
    {
        var results = new Results();
        results.Add("size", Figure.BinaryKB, "KB", new() { [Peer.Loop] = 650, [Peer.Dynamic] = 1300 });
        results.Add("size", Figure.ZipKB, "KB", new() { [Peer.Loop] = 300, [Peer.Dynamic] = 601 });
        string table = Table.Create(results);
        Assert.Contains("| binary, KB | 650 | – | 1,300 (2.00) | – | – | – |\n", table, StringComparison.Ordinal);
        Assert.EndsWith("| binary, dynamic | 1,300 KB | 1,300 | met |\n| zip, dynamic | 600 KB | 601 | **not met** |\n", table, StringComparison.Ordinal);
    }

    [Fact]
    public void NewTable_ReplacesPreviousTableInPage()
    {
        using var folder = new UserFolder(packages, "Page");
        folder.Write("page.md", "before\n<!-- ./build.sh bench page writes what follows -->\nold\n<!-- end -->\nafter\n");
        Page.Replace(folder.At("page.md"), "new\n");
        Assert.Equal(
            "before\n<!-- ./build.sh bench page writes what follows -->\n\nnew\n\n<!-- end -->\nafter\n", File.ReadAllText(folder.At("page.md")));

        folder.Write("page.md", "no place\n");
        Assert.Contains("has no lines", Assert.Throws<InvalidOperationException>(() => Page.Replace(folder.At("page.md"), "new\n")).Message, StringComparison.Ordinal);
    }

    private static async Task<string> Compile(string source, string binary)
    {
        string compiler = File.Exists("/usr/bin/clang") ? "clang" : "gcc";
        using Process process = Process.Start(new ProcessStartInfo(compiler, ["-O2", "-Wall", "-Wextra", "-Werror", source, "-o", binary]) { RedirectStandardError = true })!;
        string errors = await process.ReadWithinLimitAsync(process.StandardError);
        await process.EndWithinLimitAsync();
        Assert.True(process.ExitCode == 0, errors);
        return binary;
    }
}
