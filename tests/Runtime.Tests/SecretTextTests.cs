using System.Text;
using System.Text.Json;
using Lambda.Runtime.Buffers;
using Lambda.Runtime.CompilerServices;
using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Tests;

/// <summary>Secrets that the runtime knows, in the messages of exceptions.</summary>
public sealed class SecretTextTests
{
    [Fact]
    public void SecretThatWasRead_IsRemovedFromMessages()
    {
        string secret = $"secret-{Guid.NewGuid():n}", other = $"other-{Guid.NewGuid():n}";
        KnownSecrets.Add(secret);
        KnownSecrets.Add("short");
        var error = FunctionError.From(new InvalidOperationException($"short {other} {secret}{secret}", new FormatException($"found '{secret}'")));
        Assert.Equal(($"short {other} (secret)(secret)", "found '(secret)'"), (error.Message, error.Cause!.Message));
        Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SecretThatIsPartOfItsReplacement_IsReplacedOnce() =>
        Assert.Equal("a (secret)(secret) b", SecretText.Replace("a secretsecret b", "secret", minLength: 6));

    /// <summary>A message is cropped afterwards, so that no part of a secret remains.</summary>
    [Fact]
    public void SecretAtTheEndOfLongMessage_IsRemoved()
    {
        string secret = $"secret-{Guid.NewGuid():n}";
        KnownSecrets.Add(secret);
        Assert.DoesNotContain("secret-", FunctionError.From(new FormatException(new string('x', 8180) + secret)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManySecrets_AreForgottenFromTheOldest()
    {
        string[] secrets = [.. Enumerable.Range(0, 65).Select(static i => $"{Guid.NewGuid():n}-{i:00}")];
        foreach (string secret in secrets)
            KnownSecrets.Add(secret);
        // Not the second one: tests that run at the same time add others.
        Assert.Equal($"{secrets[0]} (secret) (secret)", SecretText.Remove($"{secrets[0]} {secrets[32]} {secrets[64]}"));
    }

    /// <summary>Errors of JSON quote the word or the number that they have found.</summary>
    [Theory]
    [InlineData("correct-horse-battery")]
    [InlineData("123456-7")]
    [InlineData("1234567")]
    [InlineData("abc")]
    [InlineData("{\"hidden\":hidden}")]
    public void SecretThatIsNotTheJsonOfItsType_IsAnErrorWithoutIt(string secret)
    {
        KnownSecrets.Add(secret);
        JsonException error = Assert.Throws<JsonException>(
            () => JsonRootReader.Read(Encoding.UTF8.GetBytes(secret), static (ref JsonReader reader) => JsonValueReader.GetString(ref reader)));
        Assert.Equal("the text is a secret that is not JSON, or not of the expected type. Its content is not shown.", error.Message);
        Assert.Equal((null, null, null), (error.Path, error.LineNumber, error.InnerException));
    }
}
