using System.Text;
using Lambda.Runtime.Emulator.Queues;

namespace Lambda.Runtime.Testing.Tests.Queues;

/// <summary>Digests that AWS has published, with what they are of.</summary>
public sealed class MessageDigestTests
{
    [Theory]
    // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
    [InlineData("This is a test message", "fafb00f5732ab283681e124bf8747ed1")]
    [InlineData("", "d41d8cd98f00b204e9800998ecf8427e")]
    // The UTF-8 bytes: `printf 'Grüße 😀' | md5sum`.
    [InlineData("Grüße 😀", "0a04968a90b7dd01f77c7f2f348a2f7e")]
    public void Body_HasTheMd5OfItsUtf8Bytes(string body, string digest) => Assert.Equal(digest, MessageDigest.OfBody(body));

    // The digests with which AWS's SDK for Java tests that it verifies responses.
    [Fact]
    public void TextAttributes_AreDigestedInTheOrderOfTheirNames()
    {
        var attributes = new Dictionary<string, MessageAttribute>
        {
            ["test_attribute_name_2"] = new("String", "test_attribute_value_2", default),
            ["test_attribute_name_1"] = new("String", "test_attribute_value_1", default),
        };

        Assert.Equal("d53f3b558fe951154770f25cb63dbba9", MessageDigest.OfAttributes(attributes));
    }

    [Fact]
    public void BinaryAttribute_IsDigestedWithItsBytes()
    {
        var attributes = new Dictionary<string, MessageAttribute> { ["test_attribute_name"] = new("Binary", null, Encoding.UTF8.GetBytes("test_attribute_value")) };

        Assert.Equal("23f6bd27ea87aab7dfeadcc9aebee495", MessageDigest.OfAttributes(attributes));
    }

    // https://docs.aws.amazon.com/cli/latest/reference/sqs/receive-message.html, which shows the first and the last eight digits.
    [Theory]
    [InlineData(true, "^9424c491[0-9a-f]{16}26bc3ae7\\z")]
    [InlineData(false, "^b8e89563[0-9a-f]{16}e088e74f\\z")]
    public void AttributesOfTheCommandLine_HaveItsDigests(bool hasCity, string digest)
    {
        var attributes = new Dictionary<string, MessageAttribute> { ["PostalCode"] = new("String", "ABC123", default) };
        if (hasCity)
            attributes["City"] = new("String", "Any City", default);

        Assert.Matches(digest, MessageDigest.OfAttributes(attributes));
    }

    [Fact]
    public void NoAttributes_HaveNoDigest() => Assert.Null(MessageDigest.OfAttributes(new Dictionary<string, MessageAttribute>()));

    [Fact]
    public void DataType_IsPartOfTheDigest()
    {
        static string? Of(string type) => MessageDigest.OfAttributes(new Dictionary<string, MessageAttribute> { ["n"] = new(type, "1", default) });

        Assert.Equal(3, new HashSet<string?> { Of("String"), Of("Number"), Of("Number.int") }.Count);
    }

    [Fact]
    public void NumberAttribute_IsDigestedAsText()
    {
        var attributes = new Dictionary<string, MessageAttribute> { ["timestamp"] = new("Number", "1493147359900", default) };

        // As another implementation computes it.
        Assert.Equal("235c5c510d26fb653d073faed50ae77c", MessageDigest.OfAttributes(attributes));
    }
}
