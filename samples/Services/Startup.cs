using Lambda.Runtime;
using Microsoft.Extensions.DependencyInjection;

[LambdaStartup]
internal static class Startup
{
    public static void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<PriceList>();
        services.AddScoped<Receipt>();
    }

    public static Task InitializeAsync(IServiceProvider services) => services.GetRequiredService<PriceList>().LoadAsync();
}
