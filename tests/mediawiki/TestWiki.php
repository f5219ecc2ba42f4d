<?php
/**
 * For tests only: as much of three extensions of Wikipedia as its API's readers notice, because Debian
 * does not package them.
 *
 *   __DISAMBIG__                 page property "disambiguation"      (Disambiguator)
 *   {{#testitem:Q90}}            page property "wikibase_item"       (WikibaseClient)
 *   {{#testdescription:text}}    page property "wikibase-shortdesc", and prop=description
 */

use MediaWiki\MediaWikiServices;

$wgExtensionMessagesFiles['TestWikiMagic'] = __DIR__ . '/TestWiki.i18n.php';

$wgHooks['GetDoubleUnderscoreIDs'][] = static function ( array &$names ) {
	$names[] = 'disambiguation';
};

$wgHooks['ParserFirstCallInit'][] = static function ( Parser $parser ) {
	$properties = [ 'testitem' => 'wikibase_item', 'testdescription' => 'wikibase-shortdesc' ];
	foreach ( $properties as $function => $property ) {
		$parser->setFunctionHook(
			$function,
			static function ( Parser $parser, string $value = '' ) use ( $property ) {
				$parser->getOutput()->setPageProperty( $property, trim( $value ) );
				return '';
			}
		);
	}
};

class TestWikiDescriptions extends ApiQueryBase {
	public function execute() {
		$pages = $this->getPageSet()->getGoodPages();
		$property = 'wikibase-shortdesc';
		$found = MediaWikiServices::getInstance()->getPageProps()->getProperties( $pages, $property );
		foreach ( $found as $id => $text ) {
			$this->getResult()->addValue( [ 'query', 'pages', $id ], 'description', $text );
		}
	}
}

$wgAPIPropModules['description'] = [
	'class' => TestWikiDescriptions::class,
	'factory' => static function ( ApiQuery $query, string $name ) {
		return new TestWikiDescriptions( $query, $name, 'desc' );
	},
];
