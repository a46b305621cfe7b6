namespace Lambda.Runtime.Package.Tests;

/// <summary>The code fixes come with the package. <c>dotnet format</c> applies those for warnings of analyzers.</summary>
[FullTier]
public sealed class CodeFixTests(PackedPackages packages)
{
    [Fact]
    public async Task Format_AppliesCodeFixes()
    {
        using var user = new UserFolder(packages);
        user.WriteFunction();
        user.Write("Program.cs", """
            System.Array.Sort(args, System.StringComparer.CurrentCulture);
            System.Console.WriteLine(System.TimeZoneInfo.FindSystemTimeZoneById("Tokyo Standard Time").Id);
            System.Console.WriteLine(System.Text.Json.JsonSerializer.Serialize("text"));

            """);

        DotnetCommand format = await user.Dotnet("format", "analyzers");

        Assert.True(format.ExitCode == 0, format.Output);
        Assert.Equal(
            """
            System.Array.Sort(args, System.StringComparer.Ordinal);
            System.Console.WriteLine(System.TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo").Id);
            System.Console.WriteLine(System.Text.Json.JsonSerializer.Serialize("text"));
            return Lambda.Runtime.LambdaHost.Run(Lambda.Runtime.Generated.LambdaHandlers.All);

            """,
            File.ReadAllText(user.At("Program.cs")));
    }
}
