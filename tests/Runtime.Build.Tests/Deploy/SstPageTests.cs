namespace Lambda.Runtime.Build.Tests.Deploy;

/// <summary>The compiler of TypeScript checks the configuration of docs/deploy/sst.md with the types that SST's command installs.</summary>
[FullTier]
public sealed class SstPageTests : IDisposable
{
    /// <summary>The version of Bun that SST asks for, and otherwise downloads.</summary>
    private const string Bun = "@oven/bun-linux-x64@1.2.1";

    /// <summary>SST downloads Pulumi, unless its folder has a program that prints this version. Types do not need it.</summary>
    private const string Pulumi = "#!/bin/sh\necho v3.215.0\n";

    private readonly DeployFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Configuration_HasTheTypesOfSst()
    {
        string tools = await NodeTools.InstallAsync("sst", "sst@4.17.1", Bun, "typescript@5.9.3");
        string config = new PageBlocks("docs/deploy/sst.md").Single("ts config");
        _folder.Files.File("Deploy/sst.config.ts", config);
        _folder.Files.File("Deploy/package.json", "{}");
        _folder.Files.File("home/.config/sst/bin/pulumi", Pulumi);
        Directory.CreateSymbolicLink(_folder.Files.At("Deploy/node_modules"), Path.Combine(tools, "node_modules"));
        string install = $"""
            cp '{tools}/node_modules/@oven/bun-linux-x64/bin/bun' home/.config/sst/bin/
            chmod +x home/.config/sst/bin/pulumi
            export HOME="$PWD/home" SST_TELEMETRY_DISABLED=1 AWS_ACCESS_KEY_ID=none AWS_SECRET_ACCESS_KEY=none AWS_REGION=eu-west-1
            cd Deploy && '{NodeTools.Program(tools, "sst")}' install --stage test
            """;
        (int exitCode, string output) = await _folder.RunToEndAsync(null, "bash", "-euc", install);
        Assert.SkipUnless(exitCode == 0, $"SST cannot install its types here: {output}");

        Assert.Empty(await CheckAsync(tools));

        _folder.Files.File("Deploy/sst.config.ts", config.Replace("partialResponses", "partialResponse", StringComparison.Ordinal));
        Assert.Contains("'partialResponse' does not exist in type", Assert.Single(await CheckAsync(tools)), StringComparison.Ordinal);
    }

    /// <summary>Returns the errors in the configuration. SST's own sources have others, depending on the version of the types of Node.js.</summary>
    private async Task<string[]> CheckAsync(string tools)
    {
        string arguments = "--noEmit --strict --skipLibCheck --module esnext --moduleResolution bundler --target es2022 sst.config.ts";
        (_, string output) = await _folder.RunToEndAsync(null, "bash", "-c", $"cd Deploy && '{NodeTools.Program(tools, "tsc")}' {arguments}");
        return [.. output.Split('\n').Where(static line => line.StartsWith("sst.config.ts(", StringComparison.Ordinal))];
    }
}
