namespace Lambda.Runtime.Build.Tests.Trust;

/// <summary>The part of a function with <c>LambdaTrust=aws</c> that limits what it trusts.</summary>
public sealed class TrustAwsTests : IClassFixture<TrustAwsTests.Program>
{
    private readonly Program _program;

    public TrustAwsTests(Program program)
    {
        _program = program;
        program.Prepare();
    }

    private string Roots => Path.Combine(_program.Task, "amazon-roots.pem");

    [Fact]
    public void FileBesideTheBinary_IsTrustedAlone()
    {
        File.WriteAllText(Roots, "certificates");
        Assert.Equal($"{Roots} /dev/null", _program.Run(out string errors));
        Assert.Empty(errors);
    }

    [Fact]
    public void MissingFile_IsReportedAndNothingIsTrusted()
    {
        Assert.Equal($"{Roots} /dev/null", _program.Run(out string errors));
        Assert.Equal($"Lambda.Runtime: LambdaTrust is 'aws', and the file '{Roots}' cannot be read: No such file or directory. The function trusts no certificate.\n", errors);
    }

    [Theory]
    [InlineData("SSL_CERT_FILE", "/own.pem", "/own.pem (none)")]
    [InlineData("SSL_CERT_DIR", "/own", "(none) /own")]
    [InlineData("SSL_CERT_FILE", "", " (none)")]
    [InlineData("SSL_CERT_DIR", "", "(none) ")]
    public void VariableOfTheUser_IsKept(string name, string value, string expected)
    {
        Assert.Equal(expected, _program.Run(out string errors, (name, value)));
        Assert.Empty(errors);
    }

    public sealed class Program() : TrustProgram("trust_aws.c");
}
