namespace Lambda.Runtime.Emulator.Extensions;

/// <summary>A secret of AWS Secrets Manager.</summary>
/// <param name="text">The secret, or its bytes in Base64.</param>
/// <param name="isBase64">Whether it is bytes.</param>
/// <remarks>Not a record, because the text of a record has its values.</remarks>
internal sealed class SecretValue(string text, bool isBase64 = false)
{
    public string Text => text;

    public bool IsBase64 => isBase64;
}
