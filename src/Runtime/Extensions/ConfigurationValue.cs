using System.Text;

namespace Lambda.Runtime.Extensions;

/// <summary>A value as the extension has sent it.</summary>
/// <param name="Text">The value, or its bytes in Base64.</param>
/// <param name="IsBase64">Whether it is bytes.</param>
internal readonly record struct ConfigurationValue(string Text, bool IsBase64)
{
    /// <exception cref="AwsConfigurationException">The secret is bytes.</exception>
    public string ToText(string secretId) => !IsBase64 ? Text
        : throw new AwsConfigurationException($"The secret {secretId} is bytes. Expected text: call {nameof(AwsConfiguration.GetSecretBytes)} instead.", 200);

    /// <exception cref="AwsConfigurationException">The bytes are not in Base64.</exception>
    public byte[] ToBytes(string secretId)
    {
        try
        {
            return IsBase64 ? Convert.FromBase64String(Text) : Encoding.UTF8.GetBytes(Text);
        }
        catch (FormatException)
        {
            throw new AwsConfigurationException($"The bytes of the secret {secretId} are not in Base64, as the extension should send them.", 200);
        }
    }
}
