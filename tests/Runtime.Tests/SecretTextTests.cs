using Lambda.Runtime.Errors;

namespace Lambda.Runtime.Tests;

/// <summary>Secrets that the runtime knows, in the messages of exceptions.</summary>
public sealed class SecretTextTests
{
    [Fact]
    public void SecretThatWasRead_IsRemovedFromMessages()
    {
        string secret = $"secret-{Guid.NewGuid():n}", other = $"other-{Guid.NewGuid():n}";
        SecretText.Add(secret);
        SecretText.Add("short");
        var error = FunctionError.From(new InvalidOperationException($"short {other} {secret}{secret}", new FormatException($"found '{secret}'")));
        Assert.Equal(($"short {other} (secret)(secret)", "found '(secret)'"), (error.Message, error.Cause!.Message));
        Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
    }

    /// <summary>A message is cropped afterwards, so that no part of a secret remains.</summary>
    [Fact]
    public void SecretAtTheEndOfLongMessage_IsRemoved()
    {
        string secret = $"secret-{Guid.NewGuid():n}";
        SecretText.Add(secret);
        Assert.DoesNotContain("secret-", FunctionError.From(new FormatException(new string('x', 8180) + secret)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ManySecrets_AreForgottenFromTheOldest()
    {
        string[] secrets = [.. Enumerable.Range(0, 65).Select(static i => $"{Guid.NewGuid():n}-{i:00}")];
        foreach (string secret in secrets)
            SecretText.Add(secret);
        Assert.Equal($"{secrets[0]} (secret) (secret)", SecretText.Remove($"{secrets[0]} {secrets[1]} {secrets[64]}"));
    }
}
