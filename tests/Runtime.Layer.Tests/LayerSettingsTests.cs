using Lambda.Runtime.Layer.Loading;

namespace Lambda.Runtime.Layer.Tests;

/// <summary>The variables that the layer reads.</summary>
public sealed class LayerSettingsTests
{
    [Fact]
    public void NoVariables_EnableCache_AndLimitIsBelowTenSeconds()
    {
        Assert.Equal(new LayerSettings(HasCache: true, TimeSpan.FromSeconds(8)), LayerSettings.From(static _ => null));
        Assert.Equal(new LayerSettings(HasCache: true, TimeSpan.FromSeconds(8)), LayerSettings.From(static _ => ""));
    }

    [Fact]
    public void Values_AreRead()
    {
        Assert.Equal(
            new LayerSettings(HasCache: false, TimeSpan.FromSeconds(30)),
            LayerSettings.From(static name => name == "LAMBDA_LAYER_CACHE" ? "off" : "30"));
        Assert.True(LayerSettings.From(static name => name == "LAMBDA_LAYER_CACHE" ? "on" : "900").HasCache);
    }

    [Theory]
    [InlineData("LAMBDA_LAYER_CACHE", "Off", "on or off")]
    [InlineData("LAMBDA_LAYER_CACHE", "false", "on or off")]
    [InlineData("LAMBDA_LAYER_COMPILER_SECONDS", "0", "a whole number of seconds from 1 to 900")]
    [InlineData("LAMBDA_LAYER_COMPILER_SECONDS", "901", "a whole number of seconds from 1 to 900")]
    [InlineData("LAMBDA_LAYER_COMPILER_SECONDS", "8.5", "a whole number of seconds from 1 to 900")]
    [InlineData("LAMBDA_LAYER_COMPILER_SECONDS", "-1", "a whole number of seconds from 1 to 900")]
    [InlineData("LAMBDA_LAYER_COMPILER_SECONDS", "99999999999", "a whole number of seconds from 1 to 900")]
    public void InvalidValue_IsRejectedWithExpectedValues(string name, string value, string expected)
    {
        Exception refusal = Assert.ThrowsAny<Exception>(() => LayerSettings.From(variable => variable == name ? value : null));
        Assert.Equal($"{name} is \"{value}\". Expected {expected}.", refusal.Message);
    }
}
