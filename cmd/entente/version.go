package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// version is set by release builds with -ldflags "-X main.version=...".
var version = "development"

type versionCmd struct{}

// Help is the longer help text of the command.
func (versionCmd) Help() string { return "Example:\n\n  entente version" }

// Run runs the command.
func (versionCmd) Run(s *session) error {
	x, err := newExtractor()
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "entente %s\nextractor %s\n%s %s/%s\n", programVersion(), x.Version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}

// programVersion is the release's version, or the commit that was built.
func programVersion() string {
	if version != "development" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, setting := range info.Settings {
			if setting.Key == "vcs.revision" && len(setting.Value) >= 12 {
				return version + " " + setting.Value[:12]
			}
		}
	}
	return version
}
